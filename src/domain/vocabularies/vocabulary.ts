/** 词表: words that forms offer, kept by each region. Nothing is ever deleted: what old cases name must stay readable. */

/** What may be looked up and edited. */
export const vocabularies = {
  courier: {
    title: '送达和寄送方式',
    hint: '登记收件、寄出答复时选用。',
    preset: ['邮政特快专递（EMS）', '邮政挂号信', '邮政平信', '其他快递'],
  },
  topic: {
    title: '主题分类',
    hint: '公开的信息和申请的内容归到哪一类。',
    preset: [
      '机构职能',
      '规划计划',
      '统计信息',
      '财政预算、决算',
      '行政事业性收费',
      '行政许可',
      '行政处罚、行政强制',
      '政府采购',
      '重大建设项目',
      '民生保障',
      '公务员招考',
      '其他',
    ],
  },
  'return-reason': {
    title: '退回修改的原因',
    hint: '审核、签发时退回文书选用。',
    preset: ['事实没有说清', '依据引用有误', '救济途径不对', '涉及个人信息没有处理', '格式、文字有误'],
  },
} as const satisfies Record<
  string,
  { readonly title: string; readonly hint: string; readonly preset: readonly string[] }
>

export type VocabularyName = keyof typeof vocabularies

export interface Term {
  readonly label: string
  /** Last day on which forms offered it; null = they do. */
  readonly retiredOn: string | null
}

export type VocabularyChange =
  | { readonly type: 'term-added'; readonly label: string }
  | { readonly type: 'term-retired'; readonly label: string; readonly on: string }

export const longestTerm = 40

/** The words after everything that happened to them, in the order in which they came. A retired one may come back. */
export function termsAfter(name: VocabularyName, changes: readonly VocabularyChange[]): readonly Term[] {
  const terms = new Map<string, Term>(
    vocabularies[name].preset.map((label) => [label, { label, retiredOn: null }]),
  )
  for (const change of changes) {
    const retiredOn = change.type === 'term-retired' ? change.on : null
    terms.set(change.label, { label: change.label, retiredOn })
  }
  return [...terms.values()]
}

export function isVocabulary(text: string): text is VocabularyName {
  return Object.hasOwn(vocabularies, text)
}
