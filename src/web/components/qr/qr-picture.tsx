import type { FC } from 'hono/jsx'
import { qrCode } from './qr-code.ts'

/** Light modules around the code, as scanners need them. */
const quiet = 4

/** A QR code as a picture of one path; `label` says what it is for. */
export const QrPicture: FC<{ text: string; label: string }> = ({ text, label }) => {
  const code = qrCode(text)
  const side = code.length + 2 * quiet
  const path = code
    .flatMap((line, row) =>
      line.map((dark, column) => (dark ? `M${column + quiet} ${row + quiet}h1v1h-1z` : '')),
    )
    .join('')
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={String(side)} height={String(side)} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
