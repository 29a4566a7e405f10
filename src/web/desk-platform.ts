import type { Notice } from '../domain/notices/notice.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { Term, VocabularyName } from '../domain/vocabularies/vocabulary.ts'
import type { FormRefusal } from '../usecases/access-refusals.ts'
import { addTerm, listTerms, retireTerm, type VocabularyPorts } from '../usecases/change-vocabulary.ts'
import {
  orderBackup,
  orderDrill,
  type PlatformPorts,
  rerunJobs,
  viewBackups,
  viewJobs,
} from '../usecases/look-after-platform.ts'
import { listNotices, type NoticePorts, postNotice, withdrawNotice } from '../usecases/post-notice.ts'
import type { Asked } from './desk-ports.ts'

type Edited = Promise<{ readonly ok: true } | Refusal>
type Answered<Use extends (...args: never[]) => unknown> = ReturnType<Use>

/** Words that forms offer. */
export interface DeskVocabularies {
  /** Every word of the region, retired ones too. */
  readonly terms: (regionId: string, name: VocabularyName) => Promise<readonly Term[]>
  readonly add: (
    input: Asked & { readonly name: VocabularyName; readonly label: string },
  ) => Promise<{ readonly ok: true } | Refusal | FormRefusal>
  readonly retire: (input: Asked & { readonly name: VocabularyName; readonly label: string }) => Edited
}

export interface DeskNotices {
  /** Of the person's region, newest first. */
  readonly list: (asked: Asked) => Promise<readonly Notice[]>
  readonly post: (
    input: Asked & Readonly<Record<'title' | 'text' | 'from' | 'to', string>>,
  ) => Promise<{ readonly ok: true } | Refusal | FormRefusal>
  readonly withdraw: (input: Asked & { readonly noticeId: string }) => Edited
}

/** What runs behind the pages. */
export interface DeskPlatform {
  readonly jobs: (asked: Asked) => Answered<typeof viewJobs>
  readonly rerun: (input: Asked & { readonly ids: readonly string[] }) => Answered<typeof rerunJobs>
  readonly backups: (asked: Asked) => Answered<typeof viewBackups>
  readonly backUp: (asked: Asked) => Edited
  readonly drill: (input: Asked & { readonly name: string }) => Edited
}

/** For `installation.ts`. */
export function bindVocabularies(ports: VocabularyPorts): DeskVocabularies {
  return {
    terms: (regionId, name) => listTerms(ports, { regionId, name }),
    add: (input) => addTerm(ports, input),
    retire: (input) => retireTerm(ports, input),
  }
}

export function bindNotices(ports: NoticePorts): DeskNotices {
  return {
    list: (asked) => listNotices(ports, asked),
    post: (input) => postNotice(ports, input),
    withdraw: (input) => withdrawNotice(ports, input),
  }
}

export function bindPlatform(ports: PlatformPorts): DeskPlatform {
  return {
    jobs: (asked) => viewJobs(ports, asked),
    rerun: (input) => rerunJobs(ports, input),
    backups: (asked) => viewBackups(ports, asked),
    backUp: (asked) => orderBackup(ports, asked),
    drill: (input) => orderDrill(ports, input),
  }
}
