/** What use cases need for personal data; src/wiring hands it over. */

import type { AccessObject } from '../domain/access/access.ts'
import type { LocalDate } from '../domain/calendar/local-date.ts'
import type { DueFile } from '../domain/personal-data/destruction-proposal.ts'
import type { PersonalDataClass } from '../law/personal-data-classes.ts'

/** The object whose personal data it is: a case, an account, a publication. */
export interface DataSubjectObject {
  readonly regionId: string
  readonly objectKind: string
  readonly objectId: string
}

export interface PersonalDataField {
  /** Name in its object, e.g. 'applicant.identity-number'. */
  readonly field: string
  readonly class: PersonalDataClass
  /** In full. */
  readonly text: string
}

/** One line of the access log. */
export interface AccessRecord {
  readonly accessId: string
  readonly at: string
  readonly actorId: string
  /** null = seen masked; a reason = seen in full. */
  readonly reason: string | null
}

export interface DestructionRecord {
  readonly certificateId: string
  readonly at: string
  readonly destroyedBy: string
  readonly approvedBy: string
  readonly reason: string
}

/** 销毁记录: what the certificate says. Nothing of the values. */
export interface DestructionCertificate extends DestructionRecord, DataSubjectObject {
  readonly fields: readonly string[]
  readonly classes: readonly PersonalDataClass[]
  readonly files: readonly DueFile[]
}

/** What is to go of an object. */
export interface ToDestroy {
  /** null = all of the object. */
  readonly fields: readonly string[] | null
  /** Ids of its files. */
  readonly files: readonly string[]
}

export interface PersonalDataStore {
  /** Encrypts and keeps; a field that is there already is replaced. All or nothing. */
  readonly keep: (
    object: DataSubjectObject,
    fields: readonly PersonalDataField[],
    at: string,
  ) => Promise<void>
  /**
   * The values in full, in the order of their fields; `fields` null = all. There is no way to read without a record:
   * it is written in the same transaction, so no value leaves without its line in the log.
   */
  readonly view: (
    object: DataSubjectObject,
    fields: readonly string[] | null,
    record: AccessRecord,
  ) => Promise<readonly PersonalDataField[]>
  /**
   * The same fields of many objects of one region, for a list; the record of each object stands in `records` at its
   * place. Written and read in one transaction.
   */
  readonly viewMany: (
    objects: readonly DataSubjectObject[],
    fields: readonly string[],
    records: readonly AccessRecord[],
  ) => Promise<readonly (readonly PersonalDataField[])[]>
  /** Objects of the region in which a field of the class has exactly this value; empty where the class is not searchable. */
  readonly findObjects: (
    regionId: string,
    dataClass: PersonalDataClass,
    text: string,
  ) => Promise<readonly DataSubjectObject[]>
  /** Objects of the region, this one included, in which one of these fields has the value it has here; nothing is opened. */
  readonly findSame: (
    object: DataSubjectObject,
    fields: readonly string[],
  ) => Promise<readonly DataSubjectObject[]>
  /** Sets the last day of each field, from the class, when a matter is closed; null takes it back. */
  readonly schedule: (object: DataSubjectObject, closedOn: LocalDate | null) => Promise<void>
  /** Objects of an organ (null = of the region) with the fields whose day has passed; not where a case is still unsettled. */
  readonly listDue: (
    place: { readonly regionId: string; readonly organId: string | null },
    today: LocalDate,
    limit: number,
  ) => Promise<readonly (DataSubjectObject & { readonly fields: readonly string[] })[]>
  /**
   * Deletes the fields with their keys, gives up the files (their bytes follow, `destroyContent`) and writes the
   * certificate, all or nothing; null = there was nothing.
   */
  readonly destroy: (
    object: DataSubjectObject,
    what: ToDestroy,
    record: DestructionRecord,
  ) => Promise<DestructionCertificate | null>
}

export interface AccessLogEntry extends AccessRecord, DataSubjectObject {
  readonly fields: readonly string[]
}

export interface AccessLogPage {
  readonly limit: number
  /** Last line of the page before, newest first; null = first page. */
  readonly after: { readonly at: string; readonly accessId: string } | null
  /** Lines of one person or one object only. */
  readonly actorId?: string
  readonly objectId?: string
}

export interface AccessLog {
  /** Newest first. */
  readonly list: (regionId: string, page: AccessLogPage) => Promise<readonly AccessLogEntry[]>
}

/** Where an object stands for the policy: its organs and whose work it is; null = no such object. */
export type FindPersonalDataObject = (
  object: DataSubjectObject,
) => Promise<(AccessObject & { readonly kind: 'personal-data' }) | null>

export interface PersonalDataPorts {
  readonly personalData: PersonalDataStore
  readonly findPersonalDataObject: FindPersonalDataObject
  readonly newId: () => string
}
