import { kindNames } from '../../../../domain/requests/letters/letter-settings.ts'
import { serviceModeNames } from '../../../../domain/requests/request-words.ts'
import { Confirm } from '../../../components/kit/confirm.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { SummaryList } from '../../../components/kit/summary-list.tsx'
import { done, errorsOf, type FormError, fieldOf, type Outcome, type Visit } from '../../../desk-visit.ts'
import { respondWithDownload } from '../../../respond-with-file.ts'
import { problem404 } from '../problem/not-found.ts'
import { letterAddress, letterPath } from './letter-address.ts'

/** GET …/letters/:letter/issue */
export const showIssue = (visit: Visit) => show(visit, [])

async function show(visit: Visit, errors: readonly FormError[]): Promise<Outcome> {
  const key = letterAddress(visit)
  if (key === null) return problem404
  const viewed = await visit.ports.letters.view({ actor: visit.signedIn.actor, at: visit.at, ...key })
  if (!viewed.ok) return viewed
  const { letter, facts, case: made } = viewed
  const name = kindNames[letter.kind]
  return respondWithDeskPage(
    visit.context,
    <DeskPage title={`印发${name}`} shell={visit.shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <div class="narrow">
        <Confirm
          shell={visit.shell}
          heading={`印发${name}`}
          action={`${letterPath(letter)}/issue`}
          submit="印发"
          back={letterPath(letter)}
          errors={errors}
        >
          <input type="hidden" name="version" value={String(letter.version)} />
          <p>编号、生成正式文本并记入案件。印发以后不能再改。</p>
          <SummaryList
            rows={[
              { name: '申请', value: made.registered.number },
              { name: '成文日期', value: facts.on },
              { name: '送达方式', value: serviceModeNames[letter.servedBy] },
              { name: '落款', value: letter.document.signature.organ },
            ]}
          />
        </Confirm>
      </div>
    </DeskPage>,
    errors.length > 0 ? 422 : 200,
  )
}

/** POST …/letters/:letter/issue */
export async function issue(visit: Visit): Promise<Outcome> {
  const key = letterAddress(visit)
  if (key === null) return problem404
  const issued = await visit.ports.letters.issue({
    actor: visit.signedIn.actor,
    at: visit.at,
    ...key,
    version: Number(fieldOf(visit, 'version')),
  })
  if (issued.ok) return done(letterPath(key), ['已印发：', issued.number, '。', ...issued.warnings].join(''))
  return aboutTheLetter.includes(issued.code) ? show(visit, errorsOf(issued)) : issued
}

const aboutTheLetter = [
  'letter-has-errors',
  'not-signed',
  'no-approval',
  'no-supplement',
  'no-fee-notice',
  'not-discontinued',
]

/** GET …/letters/:letter/file/:format */
export async function downloadLetter(visit: Visit): Promise<Outcome> {
  const key = letterAddress(visit)
  const format = visit.context.req.param('format')
  if (key === null || (format !== 'pdf' && format !== 'docx')) return problem404
  const opened = await visit.ports.letters.open({ actor: visit.signedIn.actor, at: visit.at, ...key, format })
  if (!opened.ok) return opened
  return respondWithDownload(visit.context, opened, opened.fileName.replace(/\.[a-z]+$/, ''), format)
}
