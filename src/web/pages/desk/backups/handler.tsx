import type { Backup } from '../../../../usecases/backup-ports.ts'
import { DataTable } from '../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { Instant } from '../../../components/kit/instant.tsx'
import { Tag } from '../../../components/kit/tag.tsx'
import { mayDo, need, ownOrgan } from '../../../desk-needs.ts'
import { done, type Outcome, type Shell, type Visit } from '../../../desk-visit.ts'

const makeBackups = need('backup', 'create', ownOrgan)

/** GET /backups */
export async function showBackups(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, at, shell } = visit
  const seen = await ports.platform.backups({ signedIn, at })
  if (!seen.ok) return seen
  const mayMake = await mayDo(visit, makeBackups)
  return respondWithDeskPage(
    context,
    <DeskPage title="备份" shell={shell}>
      <div class="page-head">
        <h1>备份</h1>
        {mayMake && (
          <Form shell={shell} action="/backups">
            <button type="submit" class="primary">
              现在备份
            </button>
          </Form>
        )}
      </div>
      <p>
        备份包括数据库、文件和密钥，每个文件带摘要。演练是把备份恢复到一个空的地方，核对摘要、行数和台账日志，不影响正在用的数据；每周日自动演练最新的一份。
      </p>
      <p class="quiet">
        备份里有密钥，请像保管印章一样保管，另存一份到别的地方。恢复用命令 gongkai restore。
      </p>
      <DataTable
        caption="备份，新的在前"
        captionIs="unseen"
        columns={[
          { name: '时间', cell: ({ madeAt }: Backup) => <Instant at={madeAt} /> },
          { name: '大小', align: 'right', cell: ({ bytes }) => `${(bytes / 1e6).toFixed(1)} MB` },
          { name: '行数', align: 'right', cell: ({ rows }) => rows },
          { name: '恢复演练', cell: (backup) => <Drill backup={backup} /> },
          ...(mayMake
            ? [{ name: '操作', cell: ({ name }: Backup) => <DrillForm shell={shell} name={name} /> }]
            : []),
        ]}
        rows={seen.backups}
        empty={
          <EmptyState title="还没有备份。">
            <p>
              {mayMake
                ? '按“现在备份”做第一份。做的时候可以照常工作。'
                : '由系统管理员来做；做好以后，时间、大小和恢复演练的结果列在这里。'}
            </p>
          </EmptyState>
        }
      />
    </DeskPage>,
  )
}

function Drill({ backup: { drill } }: { backup: Backup }) {
  if (drill === null) return <span class="quiet">还没有演练</span>
  return (
    <>
      {drill.outcome === 'sound' ? '通过' : <Tag tone="wrong">没有通过</Tag>} <Instant at={drill.at} />
      <br />
      <span class="quiet">
        {drill.says.replace(/[。；]$/, '')}；用时 {drill.seconds} 秒。
      </span>
    </>
  )
}

function DrillForm({ shell, name }: { shell: Shell; name: string }) {
  return (
    <Form shell={shell} action={`/backups/${name}/drill`}>
      <button type="submit" class="plain">
        演练<span class="unseen">{name}</span>
      </button>
    </Form>
  )
}

const underWay = '过几分钟再打开这一页，可以看到结果；没有成的会列在“任务”里。'

/** POST /backups */
export async function makeBackup({ ports, signedIn, at }: Visit): Promise<Outcome> {
  const ordered = await ports.platform.backUp({ signedIn, at })
  return ordered.ok ? done('/backups', `已经开始备份。${underWay}`) : ordered
}

/** POST /backups/:backup/drill */
export async function drillBackup({ context, ports, signedIn, at }: Visit): Promise<Outcome> {
  const name = context.req.param('backup') ?? ''
  const ordered = await ports.platform.drill({ signedIn, at, name })
  return ordered.ok ? done('/backups', `已经开始演练。${underWay}`) : ordered
}
