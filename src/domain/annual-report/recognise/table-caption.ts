import { annualReportForms } from '../../../law/annual-report-forms.ts'

const numerals = ['一', '二', '三', '四']

const captions = new Set(
  Object.values(annualReportForms).flatMap((form) =>
    form.tables.map((table) => `表${numerals[table.number - 1]}${table.title}`),
  ),
)

/** "第二十条第（五）项" over a part of 表二 that is a table of its own, also without its second 第. */
const blockCaptions = new Set(
  Object.values(annualReportForms).flatMap((form) =>
    form.tables.flatMap(({ blocks }) =>
      blocks.flatMap(({ heading }) => (heading === null ? [] : [bare(heading)])),
    ),
  ),
)

function bare(text: string): string {
  return text.normalize('NFKC').replace(/[\s|第]/g, '')
}

/** "表三 收到和处理政府信息公开申请情况" over a table names the table; it is no sentence of the section. */
export function isTableCaption(text: string): boolean {
  if (text.length >= 60) return false
  if (text.includes('表') && captions.has(text.replace(/[\s：:]/g, ''))) return true
  return text.includes('项') && blockCaptions.has(bare(text))
}
