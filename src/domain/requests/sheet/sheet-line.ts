import type { IntakeChannel } from '../../../law/disclosure-regulation/article-31-receipt-date.ts'
import type { LocalDate } from '../../calendar/local-date.ts'
import type { LineComplaint } from '../../line-complaint.ts'
import type {
  ApplicantCategory,
  ApplicantField,
  ServiceMode,
  SupplyForm,
  SupplyRoute,
} from '../request-event.ts'
import type { SheetHead } from './map-columns.ts'
import type { ReadOutcome } from './outcome-words.ts'
import type { ReadRemedy } from './sheet-words.ts'

/** A row as read. Dates and words that are not given are null, texts ''. */
export interface SheetLine {
  readonly line: number
  /** Brackets as 〔〕; '' = none: a running number alone (序号) is none of the office's. */
  readonly number: string
  /** Of our own export; '' = none. */
  readonly requestId: string
  readonly arrivedOn: LocalDate | null
  readonly receivedOn: LocalDate | null
  readonly channel: IntakeChannel | null
  readonly courierNumber: string
  readonly category: ApplicantCategory | null
  /** Personal data, by field of the store; empty ones left out. */
  readonly applicant: Readonly<Partial<Record<ApplicantField, string>>>
  readonly sought: string
  readonly documentNumber: string
  readonly supplyForm: SupplyForm | null
  readonly supplyRoute: SupplyRoute | null
  readonly unit: string
  readonly handler: string
  readonly supplementOn: LocalDate | null
  readonly supplementUntil: LocalDate | null
  readonly supplementedOn: LocalDate | null
  readonly consultedOn: LocalDate | null
  readonly opinionOn: LocalDate | null
  readonly extended: 'yes' | 'no'
  readonly extensionOn: LocalDate | null
  readonly due: LocalDate | null
  readonly repliedOn: LocalDate | null
  readonly outcome: Extract<ReadOutcome, { kind: 'code' | 'open' }>
  readonly reason: string
  readonly replyNumber: string
  readonly serviceMode: ServiceMode | null
  readonly trackingNumber: string
  readonly reconsideration: RemedyOfLine | null
  readonly litigation: RemedyOfLine | null
}

export interface RemedyOfLine extends ReadRemedy {
  /** The day the cell names. */
  readonly on: LocalDate
}

export interface RequestSheet {
  readonly head: SheetHead | null
  /** Year of the sheet, from its title or name; null = not told. */
  readonly year: number | null
  /** Rows that could be read; those with an error among the complaints are left out. */
  readonly lines: readonly SheetLine[]
  /** Rows below the head that are not empty. */
  readonly rows: number
  readonly complaints: readonly LineComplaint[]
}
