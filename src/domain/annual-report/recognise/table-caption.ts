import { annualReportForms } from '../../../law/annual-report-forms.ts'

const numerals = ['一', '二', '三', '四']

const captions = new Set(
  Object.values(annualReportForms).flatMap((form) =>
    form.tables.map((table) => `表${numerals[table.number - 1]}${table.title}`),
  ),
)

/** "第二十条第（五）项" over a part of 表二 that is a table of its own. */
const blockCaption = /^第二十条第?\s*[（(]\s*[一五六八九]\s*[）)]\s*项[\s|｜]*$/u

/** "表三 收到和处理政府信息公开申请情况" over a table names the table; it is no sentence of the section. */
export function isTableCaption(text: string): boolean {
  if (text.startsWith('第二十条')) return blockCaption.test(text)
  return text.length < 60 && text.includes('表') && captions.has(text.replace(/[\s：:]/g, ''))
}
