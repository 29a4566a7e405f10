import { citationText } from '../../../../domain/citation-text.ts'
import { simplifiedAnswer } from '../../../../law/reconsideration-law/article-54-simplified-answer.ts'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import type { Outcome, Visit } from '../../../desk-visit.ts'
import { respondWithDownload } from '../../../respond-with-file.ts'
import { problem404 } from '../problem/not-found.ts'
import { addressOf, pathOf } from '../requests/request-address.ts'

/** GET /requests/:region/:request/bundle */
export async function showBundle(visit: Visit): Promise<Outcome> {
  const address = addressOf(visit)
  if (address === null) return problem404
  const listed = await visit.ports.letters.list({ actor: visit.signedIn.actor, at: visit.at, ...address })
  if (!listed.ok) return listed
  const { number } = listed.case.registered
  const issued = listed.letters.filter((letter) => letter.issued !== null)
  const path = pathOf(address)
  return respondWithDeskPage(
    visit.context,
    <DeskPage title={`证据材料 · ${number}`} shell={visit.shell}>
      <p class="trail">
        <a href={path}>{number}</a> <a href={`${path}/letters`}>文书</a>
      </p>
      <div class="narrow">
        <h1>证据材料</h1>
        <p>
          提交行政复议机关、人民法院的材料：目录和页码、办理情况和期限的计算、申请人提交的材料、已印发的文书（
          {String(issued.length)}{' '}
          份）、检索记录、带摘要值的办理记录。压缩包另有原件和电子的办理记录（events.json）。
        </p>
        <p>
          适用简易程序的，应当自收到申请书副本之日起{String(simplifiedAnswer.period.length)}个工作日内提交（
          {citationText(simplifiedAnswer.cites)}）。材料里有申请人的个人信息，只能提交给有权的机关。
        </p>
        <p class="actions">
          <a class="button next-step" href={`${path}/bundle/pdf`}>
            下载 PDF
          </a>
          <a href={`${path}/bundle/zip`}>下载压缩包（含原件）</a>
        </p>
      </div>
    </DeskPage>,
  )
}

/** GET /requests/:region/:request/bundle/:format */
export async function downloadBundle(visit: Visit): Promise<Outcome> {
  const address = addressOf(visit)
  const format = visit.context.req.param('format')
  if (address === null || (format !== 'pdf' && format !== 'zip')) return problem404
  const made = await visit.ports.letters.bundle({ actor: visit.signedIn.actor, at: visit.at, ...address })
  if (!made.ok) return made
  const mediaType = format === 'pdf' ? 'application/pdf' : 'application/zip'
  const written = { bytes: made[format], mediaType, warnings: made.warnings }
  return respondWithDownload(visit.context, written, made.name, format)
}
