import { fileClasses } from '../../../../law/file-classes.ts'
import { personalDataClasses } from '../../../../law/personal-data-classes.ts'
import type { NamedDestruction } from '../../../../usecases/list-destructions.ts'
import { DataTable } from '../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { Instant } from '../../../components/kit/instant.tsx'
import { Pagination } from '../../../components/kit/pagination.tsx'
import type { Outcome, Visit } from '../../../desk-visit.ts'
import { objectName } from '../../../object-name.ts'

const address = '/personal-data/record'
const rowsPerPage = 50

/** GET /personal-data/record: what was destroyed in the region, by whom, on what ground. */
export async function showDestructions({ context, ports, signedIn, at, shell }: Visit): Promise<Outcome> {
  const after = readKey(context.req.query('after') ?? '')
  const page = { limit: rowsPerPage + 1, after }
  const found = await ports.destructions.record({ signedIn, at, page })
  if (!found.ok) return found
  const shown = found.listed.slice(0, rowsPerPage)
  const last = shown.at(-1)
  const next = found.listed.length > rowsPerPage && last !== undefined ? addressAfter(last) : null
  return respondWithDeskPage(
    context,
    <DeskPage title="销毁记录" shell={shell}>
      <h1>销毁记录</h1>
      <p class="quiet">
        保存期限已满而销毁的个人信息和文件，新的在前。一人提出、另一人批准；记录只能增加，不能修改，也不含销毁的内容。
      </p>
      {found.waiting > 0 && (
        <p>
          还有 {found.waiting} 个文件的内容等着从文件存储里删除，每 5
          分钟做一次；一直不减少时，请系统管理员查看“任务”。
        </p>
      )}
      <DataTable
        caption="销毁记录"
        captionIs="unseen"
        columns={[
          { name: '时间', cell: (each: NamedDestruction) => <Instant at={each.at} /> },
          { name: '对象', cell: (each) => objectName(each) },
          { name: '销毁的', cell: (each) => whatWent(each) },
          { name: '提出', cell: ({ proposer }) => proposer },
          { name: '批准', cell: ({ approver }) => approver },
          { name: '依据和理由', cell: ({ reason }) => reason },
          { name: '记录编号', cell: ({ certificateId }) => certificateId },
        ]}
        rows={shown}
        empty={
          <EmptyState title="还没有记录。">
            <p>到期的个人信息和文件批准销毁以后，时间、种类、数量、提出和批准的人会记在这里。</p>
          </EmptyState>
        }
      />
      <Pagination first={after === null ? null : address} next={next} />
    </DeskPage>,
  )
}

/** Classes and how many of each. */
function whatWent({ classes, fileClasses: files }: NamedDestruction): string {
  return [
    ...counted(classes.map((each) => personalDataClasses[each].name)).map(
      ([name, count]) => `${name} ${count} 项`,
    ),
    ...counted(files.map((each) => fileClasses[each].name)).map(([name, count]) => `${name} ${count} 个`),
  ].join('、')
}

function counted(names: readonly string[]): [string, number][] {
  return [...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length])
}

function addressAfter({ at, certificateId }: NamedDestruction): string {
  return `${address}?${new URLSearchParams({ after: `${at}~${certificateId}` })}`
}

function readKey(text: string): { at: string; certificateId: string } | null {
  const [, at, certificateId] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([0-9a-f-]{36})$/.exec(text) ?? []
  return at === undefined || certificateId === undefined ? null : { at, certificateId }
}
