import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inflateSync } from 'node:zlib'
import { withPdf } from '../pdf/open-pdf.ts'
import { renderPixels } from '../pdf/render.ts'
import { imageToPdf } from './image-pdf.ts'
import { tiffJpeg } from './tiff-jpeg.ts'

/** A grey picture 4096 pixels broad and 48 high: 16 rows white, 16 of grey 100, 16 of grey 20, as JPEG strips of 16 rows. */
const deflated =
  'eNrz9NRiiONkYPh/4/8BBm4OBgEBBkZGQYb/txg4GBkZGOwZfi3r0lg0ikbRSEXr/9/EmTmerRgNn1E0ghGevPFz32j4jKKRXXFw' +
  'MTAwMjMAswMDgwCQCWUbADETlM0BxMxQNjsQs0HZICzIyMLADKRfANtnYlBxoDEM4lDxO0BxGST10YzsDIpAxhdOBjCQBSqSYYbQ' +
  'IHtUgbQjG7itd5vBmYGNhZWNlYWNjZWNnZ2Ng0uAi4uTk0uEj59HQFxEQkJcRExMSlZVXkpaWUZMTEFHQVlNXVNLU1Je10BXw0BV' +
  'Q1Pj/xEGeaDFrIxgwAAFjEzMQHPZOTi5uIEKtgqAfMrMxMLMysrCApStBcozsAiyCikaOrIJByayKxWKGDVOXMih7LTxoGjQxQ8q' +
  'xklFTZxcYuISklKqauoamlompmbmFpZWzi6ubu4enl7BIaFh4RGRUckpqWnpGZlZxSWlZeUVlVXNLa1t7R2dXZMmT5k6bfqMmbMW' +
  'LV6ydNnyFStXbdq8Zeu27Tt27jp0+MjRY8dPnDx16fKVq9eu37h56+Gjx0+ePnv+4uWrj58+f/n67fuPn7/+3wQAc8t/Ng=='

const tiff = inflateSync(Buffer.from(deflated, 'base64'))

describe('TIFF whose pixels are JPEG', () => {
  it('several strips / one picture, each strip in its place', async () => {
    const { width, height, pixels } = await withPdf(await imageToPdf(tiff), async (pdf) =>
      renderPixels(pdf, 0, 4096 / 842, 'grey'),
    )
    assert.equal(width, 4096)
    assert.ok(Math.abs(height - 48) <= 1)
    const middles = [8, 24, 40].map((y) => pixels[y * width + 2000] ?? -1)
    for (const [index, grey] of [255, 100, 20].entries())
      assert.ok(Math.abs((middles[index] ?? -1) - grey) <= 4, `${middles}`)
  })

  it('cut off inside its strips / not taken for a picture', () => {
    assert.equal(tiffJpeg(tiff.subarray(0, 40)), null)
  })

  it('a TIFF of another compression / left to the engine', () => {
    const other = Uint8Array.from(tiff)
    const directory = new DataView(other.buffer).getUint32(4, true)
    const count = new DataView(other.buffer).getUint16(directory, true)
    for (let entry = directory + 2; entry < directory + 2 + 12 * count; entry += 12)
      if (new DataView(other.buffer).getUint16(entry, true) === 259) other[entry + 8] = 5
    assert.equal(tiffJpeg(other), null)
  })
})
