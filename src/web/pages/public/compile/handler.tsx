import {
  blankCells,
  carryForward,
  type DraftEntries,
  draftFromEntries,
  entriesFromReport,
  fillTotals,
  fillZeros,
  formForYear,
} from '../../../../domain/annual-report/draft.ts'
import type { AnnualReport } from '../../../../domain/annual-report/report.ts'
import { isId } from '../../../../domain/is-id.ts'
import { firstCharacters } from '../../../../domain/storable-text.ts'
import { UnreadableFile } from '../../../../domain/unreadable-file.ts'
import type { WriteFormat } from '../../../../usecases/ports.ts'
import { judgeDraft } from '../../../components/draft-check/judge-draft.ts'
import { respondWithPage } from '../../../components/page/page.tsx'
import { FormRefused } from '../../../form-refused.ts'
import { unpackReport } from '../../../posted-report.ts'
import { chosenFile, type PostedForm, readForm } from '../../../read-form.ts'
import { respondWithFile } from '../../../respond-with-file.ts'
import { uploadText } from '../../../upload-text.ts'
import type { Handler, WebContext } from '../../../web-environment.ts'
import type { WebPorts } from '../../../web-ports.ts'
import { entriesFromFields, openForEditing, readYear } from './draft-form.ts'
import { CompileEditView } from './edit-view.tsx'
import { CompileStartView } from './start-view.tsx'

/**
 * GET /compile: the start; with `organ` and `year`, the blank form. With `region` and `id` of the organ too, what last
 * year's report carries over, where it is published here.
 */
export const openCompile: Handler = async (context, ports) => {
  const organ = context.req.query('organ')?.trim() ?? ''
  const year = readYear(context.req.query('year'))
  if (organ === '' && year === null) return showStart(context, ports)
  if (year === null) return showStart(context, ports, '请填写报告年度，四位数字，例如 2025。')
  const previous = await publishedBefore(context, ports, year)
  if (previous !== null) return showDraft(context, entriesFromReport(carryForward(previous)))
  return showDraft(context, {
    organ: firstCharacters(organ, 100),
    year,
    form: formForYear(year),
    cells: {},
    sections: {},
    preamble: '',
    signature: '',
  })
}

async function publishedBefore(
  context: WebContext,
  { requests }: Pick<WebPorts, 'requests'>,
  year: number,
): Promise<AnnualReport | null> {
  const [regionId = '', organId = ''] = [context.req.query('region'), context.req.query('id')]
  if (requests === null || !isId(organId)) return null
  const found = await requests.findReport({ regionId, organId, year: year - 1 })
  return found === null ? null : { ...found.report, year: year - 1 }
}

/** POST /compile: everything the person typed comes in and goes back out; nothing is kept in between. */
export const changeDraft: Handler = async (context, ports) => {
  const form = await readForm(context.req.raw)
  const action = form.fields.get('action')
  if (action === 'file' || action === 'previous') return openFile(context, ports, form, action)
  if (action === 'open')
    return showDraft(context, openForEditing(unpackReport(form.fields.get('report'), ports), lastYear(ports)))

  const entries = entriesFromFields(form.fields)
  const write = writeFormats.find((format) => format === form.fields.get('write'))
  if (write !== undefined) {
    const report = draftFromEntries(entries)
    return respondWithFile(context, await ports.writeReport(report, write), report, write)
  }
  if (action === 'ask-zeros') return showDraft(context, entries, { askZeros: blankCells(entries).length })
  if (action === 'zeros') return showDraft(context, fillZeros(entries))
  if (action === 'totals') return showDraft(context, fillTotals(entries))
  return showDraft(context, entries)
}

const writeFormats: readonly WriteFormat[] = ['docx', 'pdf', 'xlsx', 'html', 'json', 'csv']

async function openFile(
  context: WebContext,
  ports: WebPorts,
  form: PostedForm,
  action: 'file' | 'previous',
): Promise<Response> {
  const chosen = chosenFile(form, 'file', uploadText.noFile)
  try {
    if (!chosen.ok) throw new FormRefused(chosen.status, chosen.message)
    const { file } = chosen
    const { report } = await ports.readReport(file.bytes, file.name)
    if (action === 'file') return await showDraft(context, openForEditing(report, lastYear(ports)))
    if (report.year === null)
      throw new UnreadableFile(
        'no-report',
        '这份上年年报没有写明年度，不能判断结转到哪一年。请改用“打开已有的文件”。',
      )
    return await showDraft(context, entriesFromReport(carryForward(report)))
  } catch (error) {
    if (!(error instanceof UnreadableFile || error instanceof FormRefused)) throw error
    return showStart(context, ports, error.message)
  }
}

function lastYear(ports: Pick<WebPorts, 'today'>): number {
  return Number(ports.today().slice(0, 4)) - 1
}

function showStart(context: WebContext, ports: WebPorts, problem?: string): Promise<Response> {
  return respondWithPage(
    context,
    <CompileStartView
      asset={context.get('asset')}
      year={lastYear(ports)}
      {...(problem === undefined ? {} : { problem })}
    />,
    problem === undefined ? 200 : 422,
  )
}

function showDraft(
  context: WebContext,
  entries: DraftEntries,
  more: { askZeros?: number } = {},
): Promise<Response> {
  return respondWithPage(
    context,
    <CompileEditView
      asset={context.get('asset')}
      entries={entries}
      judgement={judgeDraft(entries)}
      {...more}
    />,
  )
}
