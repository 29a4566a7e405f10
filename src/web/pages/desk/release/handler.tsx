import type { ReleaseKey } from '../../../../usecases/release/release-ports.ts'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { done, errorsOf, type FormError, fieldOf, type Outcome, type Visit } from '../../../desk-visit.ts'
import { problem404 } from '../problem/not-found.ts'
import { noAnswer, readAnswers } from './posted-answers.ts'
import { readPostedMarks } from './posted-marks.ts'
import { keyOf, releasePath } from './release-address.ts'
import { linesAtOnce } from './release-view-props.ts'
import { ReleaseView } from './view.tsx'

interface Asked {
  readonly shown: 'source' | 'output'
  readonly page: number
  /** Number of the first line shown. */
  readonly from: number
}

function askedOf(read: (name: string) => string | undefined): Asked {
  const number = (name: string) => Math.min(10_000, Math.max(1, Math.floor(Number(read(name) ?? 1)) || 1))
  return {
    shown: read('show') === 'output' ? 'output' : 'source',
    page: number('page'),
    from: number('from'),
  }
}

/** GET /releases/:region/:kind/:object/:release */
export async function showRelease(visit: Visit): Promise<Outcome> {
  return releasePage(
    visit,
    askedOf((name) => visit.context.req.query(name)),
    [],
  )
}

async function releasePage(visit: Visit, asked: Asked, errors: readonly FormError[]): Promise<Outcome> {
  const { context, ports, signedIn, at, shell } = visit
  const key = keyOf(visit)
  if (key === null) return problem404
  const viewed = await ports.releases.view({ actor: signedIn.actor, key, ...asked, at })
  if (!viewed.ok) return viewed
  const names = await ports.requests.names([
    ...viewed.release.preparedBy,
    ...(viewed.release.attestation === null ? [] : [viewed.release.attestation.approvedBy]),
  ])
  return respondWithDeskPage(
    context,
    <DeskPage
      title={`放行：${viewed.source.originalName}`}
      shell={shell}
      hasErrors={errors.length > 0 ? 'yes' : 'no'}
      own={{ styles: 'release.css', island: 'redact.js' }}
    >
      <ReleaseView shell={shell} viewed={viewed} from={asked.from} names={names} errors={errors} />
    </DeskPage>,
    errors.length > 0 ? 422 : 200,
  )
}

/** GET …/picture?page=&show= */
export async function showPicture({ context, ports, signedIn, at, ...visit }: Visit): Promise<Outcome> {
  const key = keyOf({ context, ...visit })
  if (key === null) return problem404
  const { shown, page } = askedOf((name) => context.req.query(name))
  const drawn = await ports.releases.draw({ actor: signedIn.actor, key, shown, page, at })
  if (!drawn.ok) return drawn
  return context.body(new Uint8Array(drawn.png), 200, { 'Content-Type': 'image/png' })
}

const versionOf = (visit: Visit) => Number(fieldOf(visit, 'version')) || 0

function addressOf(key: ReleaseKey, { shown, page, from }: Asked): string {
  return `${releasePath(key)}?show=${shown}&page=${page}&from=${from}`
}

/** POST …/mark: saves the page's marks; sent as `apply`, makes the file too. */
export async function mark(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at, posted } = visit
  const key = keyOf(visit)
  if (key === null) return problem404
  const asked: Asked = { ...askedOf((name) => posted.fields.get(name)), shown: 'source' }
  const { actor } = signedIn
  const viewed = await ports.releases.view({ actor, key, ...asked, at })
  if (!viewed.ok) return viewed
  const page = viewed.described.ok
    ? viewed.described.page
    : { page: asked.page, ratio: null, lines: [], copied: [] }
  const shown = { page, from: asked.from, to: asked.from + linesAtOnce - 1 }
  const marks = readPostedMarks(posted.fields, viewed.release.marks, shown)
  if (typeof marks === 'string') return releasePage(visit, asked, [{ field: null, message: marks }])
  const marked = await ports.releases.mark({ actor, key, version: versionOf(visit), marks, at })
  if (!marked.ok) return marked
  if (fieldOf(visit, 'then') !== 'apply')
    return done(nextAddress(key, asked, fieldOf(visit, 'then')), '标注已保存。')
  const applied = await ports.releases.apply({ actor, key, version: marked.version, at })
  // The marks are kept: what was typed must not be lost because one word of it was not found.
  if (!applied.ok) return done(addressOf(key, asked), applied.message)
  return done(`${releasePath(key)}?show=output`, '放行文件已经生成，请核对。')
}

function nextAddress(key: ReleaseKey, asked: Asked, then: string): string {
  const step = then === 'next' ? 1 : then === 'previous' ? -1 : 0
  return addressOf(key, { ...asked, page: Math.max(1, asked.page + step), from: step === 0 ? asked.from : 1 })
}

/** POST …/answer: why what was found may leave. */
export async function answer(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at, posted } = visit
  const key = keyOf(visit)
  if (key === null) return problem404
  const { actor } = signedIn
  const asked: Asked = { shown: 'output', page: 1, from: 1 }
  const viewed = await ports.releases.view({ actor, key, ...asked, at })
  if (!viewed.ok) return viewed
  const { stays, answers } = readAnswers(posted.fields, viewed.release)
  if (stays.length + answers.length === 0) return releasePage(visit, asked, [noAnswer])
  const answered = await ports.releases.answer({ actor, key, version: versionOf(visit), stays, answers, at })
  return answered.ok ? done(`${releasePath(key)}?show=output`, '理由已保存。') : answered
}

/** POST …/approve */
export async function approve(visit: Visit): Promise<Outcome> {
  const key = keyOf(visit)
  if (key === null) return problem404
  const asked: Asked = { shown: 'output', page: 1, from: 1 }
  if (fieldOf(visit, 'seen-yes') !== 'yes')
    return releasePage(visit, asked, [{ field: 'seen', message: '请逐页看过之后勾选' }])
  const { ports, signedIn, at } = visit
  const approved = await ports.releases.approve({ actor: signedIn.actor, key, version: versionOf(visit), at })
  if (approved.ok) return done(`${releasePath(key)}?show=output`, '已放行。')
  if (approved.code !== 'gate-shut') return approved
  return releasePage(visit, asked, [{ field: null, message: approved.message }])
}

/** POST …/return */
export async function giveBack(visit: Visit): Promise<Outcome> {
  return withReason(
    visit,
    'return-reason',
    (input) => visit.ports.releases.giveBack(input),
    '已退回，请经办人重新标注。',
  )
}

/** POST …/withdraw */
export async function withdraw(visit: Visit): Promise<Outcome> {
  return withReason(
    visit,
    'withdraw-reason',
    (input) => visit.ports.releases.withdraw(input),
    '已撤回，现在谁也打不开这个文件。',
  )
}

type Decide = Visit['ports']['releases']['giveBack']

async function withReason(visit: Visit, field: string, decide: Decide, says: string): Promise<Outcome> {
  const key = keyOf(visit)
  if (key === null) return problem404
  const { signedIn, at } = visit
  const reason = fieldOf(visit, field)
  const decided = await decide({ actor: signedIn.actor, key, version: versionOf(visit), reason, at })
  if (decided.ok) return done(releasePath(key), says)
  if (decided.code !== 'no-reason') return decided
  const asked: Asked = { shown: 'output', page: 1, from: 1 }
  return releasePage(
    visit,
    asked,
    errorsOf(decided).map(({ message }) => ({ field, message })),
  )
}
