import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  inventedDecision,
  inventedFacts,
  inventedParticulars,
} from '../../../../test/support/invented-letters.ts'
import { pageTexts } from '../../../../test/support/page-texts.ts'
import type { LetterKind } from '../../../domain/requests/letter-kind.ts'
import { fillFields, type LetterDocument } from '../../../domain/requests/letters/letter-document.ts'
import { kindNames } from '../../../domain/requests/letters/letter-settings.ts'
import { writeLetter as compose } from '../../../domain/requests/letters/write-letter.ts'
import { outcomes } from '../../../law/outcome-codes.ts'
import { readDocument } from '../../read/read-document.ts'
import { widthOf } from '../clean-text.ts'
import { printedLetter } from './printed-letter.ts'
import { writeLetter } from './write-letter.ts'

const values = { 'applicant.name': '许知远', 'third-party.name': '文昌某某公司' } as const
const number = '文水公开〔2026〕12号-答'

function reply(code: (typeof outcomes)[number]['code']): LetterDocument {
  const kind = code.startsWith('F') ? 'discontinuance-notice' : 'reply'
  return { ...fillFields(compose(kind, inventedFacts({ decision: inventedDecision(code) })), values), number }
}

async function textOf(
  document: LetterDocument,
  format: 'pdf' | 'docx',
  state: 'draft' | 'issued' = 'issued',
) {
  const { bytes, warnings } = await writeLetter({ document, state }, format)
  assert.deepEqual(warnings, [])
  const read = await readDocument(bytes)
  const text = read.blocks
    .flatMap((block) => (block.kind === 'table' ? block.cells.map((cell) => cell.text) : [block.text]))
    .join('\n')
  return { text, bare: text.replaceAll(/\s/g, '') }
}

const bare = (text: string) => text.replaceAll(/\s/g, '')

for (const { code, label } of outcomes)
  test(`文书 ${code} ${label} / PDF 和 DOCX / 每一段都在，字号、主送、署名、日期、附注都在`, async () => {
    const document = reply(code)
    for (const format of ['pdf', 'docx'] as const) {
      const written = await textOf(document, format)
      const expected = [
        ...document.sections.flatMap(({ paragraphs }) => paragraphs),
        number,
        '许知远：',
        '文昌县水务局',
        '2026年3月25日',
        '联系电话',
      ]
      for (const text of expected)
        assert.ok(written.bare.includes(bare(text)), `${format}: ${text}\n${written.text}`)
      assert.doesNotMatch(written.text, /草稿/)
    }
  })

for (const kind of Object.keys(kindNames) as LetterKind[]) {
  // the table of names has exactly these keys
  if (kind === 'reply' || kind === 'discontinuance-notice') continue
  test(`${kindNames[kind]} / PDF / 每一段、每一行都在`, async () => {
    const document = fillFields(
      compose(kind, inventedFacts({ particulars: inventedParticulars(kind) })),
      values,
    )
    const written = await textOf(document, 'pdf')
    const texts = [
      ...document.sections.flatMap(({ paragraphs }) => paragraphs),
      ...document.rows.map(({ label }) => label),
    ]
    for (const text of texts) assert.ok(written.bare.includes(bare(text)), text)
  })
}

test('草稿 / PDF 和 DOCX / 写明未经签发，没有字号，画出印章位置', async () => {
  for (const format of ['pdf', 'docx'] as const) {
    const { text } = await textOf(reply('C4'), format, 'draft')
    assert.match(text, /（草稿，未经签发，不具有效力）/)
    assert.doesNotMatch(text, /12号-答/)
  }
})

test('登记表、送达回证 / 还没有定稿 / 只说未定稿：它们没有人签发', async () => {
  for (const kind of ['register-sheet', 'proof-of-service'] as const) {
    const document = compose(kind, inventedFacts({ particulars: inventedParticulars(kind) }))
    const { text } = await textOf(fillFields(document, values), 'pdf', 'draft')
    assert.match(text, /（未定稿）/)
    assert.doesNotMatch(text, /未经签发/)
  }
})

test('GB/T 9704 7.3.5.1 / 日期右空四字，署名以日期居中；署名比日期长，日期以署名居中，都不出版心', () => {
  const placed = (organ: string) => {
    const document = { ...reply('B1'), signature: { organ, date: '2026-03-25', seal: 'organ-seal' } } as const
    const { signature } = printedLetter({ document, state: 'issued' })
    assert.ok(signature !== null)
    const centre = (indent: number, text: string) => indent + widthOf(text) / 2
    assert.equal(centre(signature.organIndent, organ), centre(signature.dateIndent, signature.date), organ)
    assert.equal(signature.sealCentre, centre(signature.dateIndent, signature.date))
    return signature
  }
  const short = placed('文昌县水务局')
  assert.equal(short.dateIndent, 4)
  const long = placed('国家税务总局临江省临川市文昌县税务局第一税务分局')
  assert.equal(long.organIndent, 0)
  assert.ok(long.dateIndent > 4)
})

test('印章 / 正文正好排满一页 / 署名不单独成页：上面至少有正文', async () => {
  const filler = '本机关经审查认为，所申请的政府信息可以公开，现予提供，请注意查收并妥善保存有关材料。'
  for (let lines = 8; lines <= 18; lines += 2) {
    const base = reply('E3')
    const [opening, ...rest] = base.sections
    assert.ok(opening !== undefined)
    const more = {
      ...opening,
      paragraphs: [...opening.paragraphs, ...Array.from({ length: lines / 2 }, () => filler)],
    }
    const document = { ...base, sections: [more, ...rest] }
    const { bytes } = await writeLetter({ document, state: 'issued' }, 'pdf')
    const text = (await pageTexts(bytes)).at(-1) ?? ''
    assert.match(bare(text), /[\u4e00-\u9fff]{6,}.*文昌县水务局.*2026年3月25日/, `${lines} lines`)
    assert.match(bare(text), /诉讼。/, `${lines} lines`)
  }
})

test('版心 / 告知和署名一页放不下 / 第一页排满，最后一行字随署名到下一页，不整段移走', async () => {
  for (const code of ['B2', 'C1', 'C4', 'C7'] as const) {
    const { bytes } = await writeLetter({ document: reply(code), state: 'issued' }, 'pdf')
    const [first = '', last = '', ...more] = await pageTexts(bytes)
    assert.deepEqual(more, [])
    assert.match(bare(first), /应当自收到本答复之日起六十日内/, `${code}: the remedies begin on page 1`)
    assert.match(bare(last), /诉讼。.*文昌县水务局2026年3月25日/, `${code}: words stand over the seal`)
  }
})

test('附件很多 / 超过一页 / 署名与最后一个附件同页，一个也不少', async () => {
  const attachments = Array.from({ length: 40 }, (_, index) => `文昌河防洪工程第${index + 1}标段竣工验收报告`)
  const { bytes } = await writeLetter({ document: { ...reply('B1'), attachments }, state: 'issued' }, 'pdf')
  const pages = await pageTexts(bytes)
  assert.match(bare(pages.at(-1) ?? ''), /40．文昌河防洪工程第40标段竣工验收报告文昌县水务局/)
  const all = bare(pages.join(''))
  for (const name of attachments) assert.ok(all.includes(name), name)
})

test('同一份文书 / 写两次 / 字节相同', async () => {
  for (const format of ['pdf', 'docx'] as const) {
    const [one, two] = [
      await writeLetter({ document: reply('B2'), state: 'issued' }, format),
      await writeLetter({ document: reply('B2'), state: 'issued' }, format),
    ]
    assert.deepEqual(one.bytes, two.bytes)
  }
})
