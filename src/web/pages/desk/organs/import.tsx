import type { FC } from 'hono/jsx'
import type { LineComplaint } from '../../../../domain/line-complaint.ts'
import { UnreadableFile } from '../../../../domain/unreadable-file.ts'
import type { OrganImport } from '../../../../usecases/import-organs.ts'
import { DataTable } from '../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { Choices, FileField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import {
  done,
  errorsOf,
  type FormError,
  fieldOf,
  type Outcome,
  type Shell,
  type Visit,
} from '../../../desk-visit.ts'
import { chosenFile } from '../../../read-form.ts'
import { organsText as text } from './text.ts'

/** GET /organs/import */
export function showImportOrgans({ context, shell }: Visit): Promise<Response> {
  return respondWithDeskPage(context, <ImportView shell={shell} outcome={null} errors={[]} />)
}

/** POST /organs/import: first what would happen, then, sent again as `apply`, it happens. */
export async function importOrgans(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, at, shell, posted } = visit
  const chosen = chosenFile(posted, 'file')
  const again = (errors: readonly FormError[], outcome: OrganImport | null = null) =>
    respondWithDeskPage(
      context,
      <ImportView shell={shell} outcome={outcome} errors={errors} />,
      errors.length > 0 ? 422 : 200,
    )
  if (!chosen.ok) return again([{ field: 'file', message: chosen.message }])
  const { file } = chosen
  const mode = fieldOf(visit, 'mode') === 'apply' ? 'apply' : 'try'
  const { regionId } = signedIn.account
  const outcome = await ports.organs
    .importTable({ signedIn, at, regionId, bytes: file.bytes, mode })
    .catch((error: unknown) => {
      if (error instanceof UnreadableFile) return error
      throw error
    })
  if (outcome instanceof UnreadableFile) return again([{ field: 'file', message: outcome.message }])
  if (!outcome.ok) return again(errorsOf(outcome).map(({ message }) => ({ field: 'file', message })))
  const errors = outcome.problems.length
  if (errors > 0) return again([{ field: 'file', message: `有 ${errors} 处错误，没有导入任何一行` }], outcome)
  if (mode === 'try') return again([], outcome)
  return done(
    '/organs',
    `导入完成：新增 ${outcome.added} 个，修改 ${outcome.changed} 个，没有变化 ${outcome.unchanged} 个。`,
  )
}

const ImportView: FC<{ shell: Shell; outcome: OrganImport | null; errors: readonly FormError[] }> = ({
  shell,
  outcome,
  errors,
}) => (
  <DeskPage title="导入机关名录" shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
    <ErrorSummary errors={errors} />
    <p class="trail">
      <a href="/organs">机关</a>
    </p>
    <h1>导入机关名录</h1>
    {outcome !== null && <ImportOutcome outcome={outcome} />}
    <Form shell={shell} action="/organs/import" upload="yes">
      <FileField
        name="file"
        label="名录文件"
        hint={text.columnsHint}
        accept=".csv,.xlsx,.txt"
        errors={errors}
      />
      <Choices
        name="mode"
        label="怎样导入"
        pick="one"
        values={[outcome !== null && errors.length === 0 ? 'apply' : 'try']}
        options={[
          { value: 'try', label: '先试一遍：只检查，不改动' },
          { value: 'apply', label: '正式导入：有一处错误就一行都不导入' },
        ]}
      />
      <p class="actions">
        <button type="submit" class="primary">
          提交
        </button>
      </p>
    </Form>
  </DeskPage>
)

const ImportOutcome: FC<{ outcome: OrganImport }> = ({ outcome }) => (
  <section class="outcome" aria-labelledby="outcome-title">
    <h2 id="outcome-title">
      {outcome.problems.length > 0
        ? '检查结果：有错误，没有改动'
        : `试导入结果：会新增 ${outcome.added} 个、修改 ${outcome.changed} 个，${outcome.unchanged} 个没有变化`}
    </h2>
    {outcome.problems.length === 0 && (
      <p>没有错误。还没有改动。要正式导入，请再选一次同一个文件，选“正式导入”。</p>
    )}
    {outcome.problems.length + outcome.warnings.length > 0 && (
      <DataTable
        caption="按行列出的问题"
        columns={[
          { name: '行', cell: ({ line }: LineComplaint) => `第 ${line} 行` },
          { name: '列', cell: ({ column }) => column ?? '整行' },
          {
            name: '问题',
            cell: ({ severity, message }) =>
              severity === 'error' ? <span class="problem">{message}</span> : `提醒：${message}`,
          },
        ]}
        rows={[...outcome.problems, ...outcome.warnings].toSorted((a, b) => a.line - b.line)}
        empty=""
      />
    )}
  </section>
)
