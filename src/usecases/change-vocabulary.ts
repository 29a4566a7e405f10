/** 词表: the words that forms of a region offer. */

import { can } from '../domain/access/can.ts'
import type { JsonValue } from '../domain/ledger/canonical-json.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import {
  longestTerm,
  type Term,
  termsAfter,
  type VocabularyChange,
  type VocabularyName,
} from '../domain/vocabularies/vocabulary.ts'
import type { Moment } from './access-ports.ts'
import { type FormRefusal, refuseForm, refusePermission } from './access-refusals.ts'
import type { SignedIn } from './find-actor.ts'
import type { RegionLog } from './region-log-ports.ts'

export interface VocabularyPorts {
  readonly vocabulary: (name: VocabularyName) => RegionLog
}

/** Every word, retired ones too. */
export async function listTerms(
  ports: VocabularyPorts,
  input: { readonly regionId: string; readonly name: VocabularyName },
): Promise<readonly Term[]> {
  const { events } = await ports.vocabulary(input.name).read(input.regionId)
  return termsAfter(
    input.name,
    events.map(({ payload }) => changeOf(payload)),
  )
}

interface Edit {
  readonly signedIn: SignedIn
  readonly at: Moment
  readonly name: VocabularyName
  readonly label: string
}

/** Adds a word, or brings a retired one back. */
export async function addTerm(
  ports: VocabularyPorts,
  input: Edit,
): Promise<{ readonly ok: true } | Refusal | FormRefusal> {
  const label = input.label.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
  if (label === '') return refuseForm([{ field: 'label', message: '请填写词语' }])
  if ([...label].length > longestTerm)
    return refuseForm([{ field: 'label', message: `词语不能超过 ${longestTerm} 个字` }])
  return change(ports, input, (terms) =>
    terms.some((term) => term.label === label && term.retiredOn === null)
      ? refuseForm([{ field: 'label', message: `已经有“${label}”` }])
      : { type: 'term-added', label },
  )
}

/** Forms no longer offer it; what already names it stays as it is. */
export function retireTerm(ports: VocabularyPorts, input: Edit): Promise<{ readonly ok: true } | Refusal> {
  const { label, at } = input
  return change(ports, input, (terms) =>
    terms.some((term) => term.label === label && term.retiredOn === null)
      ? { type: 'term-retired', label, on: at.today }
      : refuse('no-such-term', '没有这个词，或者已经停用。'),
  )
}

async function change(
  ports: VocabularyPorts,
  { signedIn, at, name }: Edit,
  decide: (terms: readonly Term[]) => VocabularyChange | Refusal | FormRefusal,
): Promise<{ readonly ok: true } | Refusal | FormRefusal> {
  const { regionId, accountId } = signedIn.account
  const object = { kind: 'vocabulary', regionId, organPath: [], workOf: [] } as const
  const permission = can(signedIn.actor, 'edit', object, at.now)
  if (!permission.allowed) return refusePermission(permission)
  const log = ports.vocabulary(name)
  const { version } = await log.read(regionId)
  const decided = decide(await listTerms(ports, { regionId, name }))
  if ('ok' in decided) return decided
  const event = { type: decided.type, payload: { ...decided } }
  const saved = await log.add(event, { regionId, actorId: accountId, at, version })
  return saved ? { ok: true } : refuse('version-conflict', '刚才有人改过这个词表，请看过最新的内容再改。')
}

function changeOf(payload: JsonValue): VocabularyChange {
  return payload as unknown as VocabularyChange // written by change() above, and events are never changed
}
