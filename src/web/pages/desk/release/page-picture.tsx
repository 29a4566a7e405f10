import type { FC } from 'hono/jsx'
import type { Marks, PageBox } from '../../../../domain/release/marks.ts'
import type { DescribedPage } from '../../../../domain/release/page-text.ts'
import type { ViewedRelease } from '../../../../usecases/release/view-release.ts'
import { releasePath } from './release-address.ts'
import { linesAtOnce } from './release-view-props.ts'

/** Units of the drawing across a page. */
const across = 1000

/** A page as a picture with its lines and boxes over it; the island lets them be marked there. */
export const PageStage: FC<{
  picture: string
  page: DescribedPage
  boxes: Marks['boxes']
  label: string
}> = ({ picture, page: { ratio, lines }, boxes, label }) => {
  const height = Math.round(across / (ratio ?? 1))
  return (
    <svg class="redact-page" viewBox={`0 0 ${across} ${height}`} role="img" aria-label={label}>
      <image href={picture} width={String(across)} height={String(height)} />
      {lines.map(({ box }, index) =>
        box === null ? null : <Rectangle box={box} height={height} name="line" number={index + 1} />,
      )}
      {boxes.map((box, index) => (
        <Rectangle box={box} height={height} name="box" number={index} />
      ))}
    </svg>
  )
}

const Rectangle: FC<{ box: Omit<PageBox, 'page'>; height: number; name: 'line' | 'box'; number: number }> = ({
  box,
  height,
  name,
  number,
}) => (
  <rect
    class={`redact-${name}`}
    data-number={String(number)}
    x={round(box.left * across)}
    y={round(box.top * height)}
    width={round(box.width * across)}
    height={round(box.height * height)}
  />
)

const round = (value: number) => String(Math.round(value * 10) / 10)

/** A page of the file shown, as a picture and in words, with the way to the other pages. */
export const PagePicture: FC<{ viewed: ViewedRelease; from: number }> = ({
  viewed: { release, described, shown },
  from,
}) => {
  if (!described.ok) return <p class="problem">{described.message}</p>
  const { page, pageCount } = described
  const path = `${releasePath(release)}?show=${shown}`
  const lines = page.copied.slice(from - 1, from - 1 + linesAtOnce)
  return (
    <section aria-labelledby="page-title">
      <h2 id="page-title">
        第 {page.page} 页，共 {pageCount} 页
      </h2>
      <nav class="pagination" aria-label="翻页">
        {page.page > 1 && <a href={`${path}&page=${page.page - 1}`}>上一页</a>}
        {page.page < pageCount && <a href={`${path}&page=${page.page + 1}`}>下一页</a>}
      </nav>
      <div class="redact">
        {page.ratio !== null && (
          <PageStage
            picture={`${releasePath(release)}/picture?page=${page.page}&show=${shown}`}
            page={{ ...page, lines: [] }}
            boxes={[]}
            label={`第 ${page.page} 页`}
          />
        )}
        <div class="redact-side">
          <h3>复制这一页能得到的文字</h3>
          {lines.length === 0 ? (
            <p class="hint">这一页没有文字。</p>
          ) : (
            <ol class="redact-text" start={from}>
              {lines.map((line) => (
                <li>{line}</li>
              ))}
            </ol>
          )}
          {page.copied.length > from - 1 + linesAtOnce && (
            <p>
              <a href={`${path}&page=${page.page}&from=${from + linesAtOnce}`}>后面的行</a>
            </p>
          )}
        </div>
      </div>
    </section>
  )
}
