import { DataTable } from '../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { Instant } from '../../../components/kit/instant.tsx'
import { Pagination } from '../../../components/kit/pagination.tsx'
import type { AccessEntry } from '../../../desk-ports.ts'
import type { Visit } from '../../../desk-visit.ts'
import { objectName } from '../../../object-name.ts'
import { fieldName } from '../requests/case/request-contents.tsx'

const rowsPerPage = 50

/** GET /logs: who looked at whose personal data. */
export async function showLogs({ context, ports, signedIn, at, shell }: Visit): Promise<Response> {
  const after = readKey(context.req.query('after') ?? '')
  const entries = await ports.listAccesses({ signedIn, at, page: { limit: rowsPerPage + 1, after } })
  const shown = entries.slice(0, rowsPerPage)
  const last = shown.at(-1)
  const next = entries.length > rowsPerPage && last !== undefined ? addressAfter(last) : null
  return respondWithDeskPage(
    context,
    <DeskPage title="访问日志" shell={shell}>
      <h1>访问日志</h1>
      <p class="quiet">查看个人信息的记录，新的在前。日志只能增加，不能修改。</p>
      <DataTable
        caption="访问日志"
        captionIs="unseen"
        columns={[
          { name: '时间', cell: (entry: AccessEntry) => <Instant at={entry.at} /> },
          { name: '人员', cell: ({ actorName }) => actorName },
          { name: '对象', cell: (entry) => objectName(entry) },
          { name: '字段', cell: ({ fields }) => fields.map(fieldName).join('、') },
          { name: '理由', cell: ({ reason }) => reason ?? <span class="quiet">未要求</span> },
        ]}
        rows={shown}
        empty={
          <EmptyState title="还没有记录。">
            <p>有人查看个人信息时，时间、人员、对象和理由会记在这里。</p>
          </EmptyState>
        }
      />
      <Pagination first={after === null ? null : '/logs'} next={next} />
    </DeskPage>,
  )
}

function addressAfter({ at, accessId }: AccessEntry): string {
  return `/logs?${new URLSearchParams({ after: `${at}~${accessId}` })}`
}

function readKey(text: string): { at: string; accessId: string } | null {
  const [, at, accessId] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([0-9a-f-]{36})$/.exec(text) ?? []
  return at === undefined || accessId === undefined ? null : { at, accessId }
}
