/** Every legal text that the project encodes or cites. */

export interface Instrument {
  /** Full title with 《》. */
  readonly title: string
  /** Document number, e.g. "国务院令第711号"; null where none is known. */
  readonly number: string | null
  /** In force from, YYYY-MM-DD. */
  readonly from: string
  /** In force to (last day), or null. */
  readonly to: string | null
  /** When the encoded rules were last held against the text. */
  readonly checkedOn: string
}

export const instruments = {
  'disclosure-regulation': {
    title: '《中华人民共和国政府信息公开条例》',
    number: '国务院令第711号',
    from: '2019-05-15',
    to: null,
    checkedOn: '2026-11-20',
  },
  'annual-report-format-2021': {
    title: '《中华人民共和国政府信息公开工作年度报告格式》',
    number: '国办公开办函〔2021〕30号',
    from: '2021-09-26',
    to: null,
    checkedOn: '2026-11-20',
  },
  'annual-report-format-2019': {
    title: '《中华人民共和国政府信息公开工作年度报告格式（试行）》',
    number: '国办公开办函〔2019〕60号',
    from: '2019-01-01',
    to: '2021-09-25',
    checkedOn: '2026-11-20',
  },
  'information-fee-measures-2020': {
    title: '《政府信息公开信息处理费管理办法》',
    number: '国办函〔2020〕109号',
    from: '2021-01-01',
    to: null,
    checkedOn: '2026-11-20',
  },
} as const satisfies Record<string, Instrument>

export type InstrumentId = keyof typeof instruments
