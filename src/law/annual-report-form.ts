/**
 * The types in which a national annual report form is written down.
 *
 * One definition feeds every reader: recognising a file, auditing, compiling, the editing grid,
 * HTML, DOCX, PDF, XLSX, CSV, JSON, roll-up and help. A new year's form is one new folder.
 */

import type { Citation, Verification } from './rule.ts'

export type FormId = '2021' | '2019'

/** 表二 主动公开, 表三 申请, 表四 复议诉讼. */
export type TableCode = 'proactive' | 'requests' | 'remedies'

/** What a cell holds. */
export type CellKind =
  /** 件数: a whole number, zero or more. */
  | 'count'
  /** 本年增/减: a whole number with a sign. */
  | 'signed-count'
  /** 万元: a decimal of zero or more with at most six places. */
  | 'money-wan'
  /** An amount printed with its unit in the cell ("251000元"); the value is in 元. */
  | 'money-with-unit'

export interface FormColumn {
  /** Code used in the JSON contract, e.g. `naturalPerson`. */
  readonly code: string
  /** Official label. */
  readonly label: string
  /** Other spellings seen in published reports or used by earlier forms. */
  readonly aliases: readonly string[]
  readonly kind: CellKind
}

export interface FormRow {
  /** Code used in the JSON contract, e.g. `refused.stateSecret`. */
  readonly code: string
  /** Official label with its own numbering, e.g. "1.属于国家秘密". */
  readonly label: string
  readonly aliases: readonly string[]
  /** Labels of the groups around the row, outermost first, e.g. ["三、本年度办理结果", "（三）不予公开"]. */
  readonly groups: readonly string[]
  /** The article that the row counts under; null where the form alone fixes it. */
  readonly cites: Citation
  /** What the row counts, for help texts. Chinese. */
  readonly help: string
}

/** A block of rows that share columns: the whole of 表三, one 第二十条 item of 表二, one head of 表四. */
export interface FormBlock {
  /** Heading printed above the block, e.g. "第二十条第（一）项"; null where the block has none. */
  readonly heading: string | null
  readonly columns: readonly FormColumn[]
  readonly rows: readonly FormRow[]
}

/** One printed head cell: rows and columns it spans. Used where heads are merged (表三, 表四). */
export interface HeadCell {
  readonly text: string
  readonly rowSpan: number
  readonly colSpan: number
}

export interface FormTable {
  readonly code: TableCode
  /** 2, 3 or 4. */
  readonly number: number
  /** "表三 收到和处理政府信息公开申请情况" without the number. */
  readonly title: string
  readonly blocks: readonly FormBlock[]
  /**
   * How the table is printed.
   * `stacked`: blocks one below another, each with heading and head row (表二).
   * `grouped-rows`: `head` above, group labels to the left (表三).
   * `one-row`: rows side by side, one data line under `head` (表四).
   */
  readonly layout: 'stacked' | 'grouped-rows' | 'one-row'
  /** Merged head, row by row; empty for `stacked`. */
  readonly head: readonly (readonly HeadCell[])[]
  /** Rows that reports print as one (（六）其他处理 as in the 2019 form): still readable, reported as a deviation. */
  readonly collapsed?: readonly { readonly row: FormRow; readonly replaces: readonly string[] }[]
}

/** 勾稽关系: sum of `left` = sum of `right`. */
export interface BalanceRule {
  /** Audit rule id, e.g. AR-C01. */
  readonly id: string
  readonly table: TableCode
  /** `columns`: codes are rows, checked in every column. `rows`: codes are columns, checked in every row. */
  readonly along: 'columns' | 'rows'
  readonly left: readonly string[]
  readonly right: readonly string[]
  /** The relation in words, as the form puts it. */
  readonly says: string
  readonly cites: Citation
  readonly verification: Verification
}

export interface FormSection {
  /** 1 to 6. */
  readonly number: number
  /** Official heading without its number, e.g. "总体情况". */
  readonly title: string
  readonly aliases: readonly string[]
  /** What the section must contain, one requirement a line, in Chinese. */
  readonly requirements: readonly {
    readonly text: string
    readonly cites: Citation
    readonly verification: Verification
  }[]
  /** The table that stands in the section, if any. */
  readonly table: TableCode | null
}

export interface AnnualReportForm {
  readonly id: FormId
  readonly title: string
  readonly cites: Citation
  /** First and last report year the form is prescribed for; `null` = still in force. */
  readonly years: { readonly from: number; readonly to: number | null }
  readonly sections: readonly FormSection[]
  readonly tables: readonly FormTable[]
  readonly balances: readonly BalanceRule[]
}
