import type { FC } from 'hono/jsx'
import type { CaseFileReading } from '../../../../../domain/requests/read-case-file.ts'
import { UnreadableFile } from '../../../../../domain/unreadable-file.ts'
import { DeskPage, respondWithDeskPage } from '../../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../../components/kit/error-summary.tsx'
import { Choices, FileField, type Option, SelectField } from '../../../../components/kit/field.tsx'
import { Form } from '../../../../components/kit/form.tsx'
import { SummaryList } from '../../../../components/kit/summary-list.tsx'
import {
  done,
  type FormError,
  fieldOf,
  type Outcome,
  type Shell,
  type Visit,
} from '../../../../desk-visit.ts'
import { chosenFile } from '../../../../read-form.ts'
import { registeringOrgans } from '../registering-organs.ts'
import { pathOf } from '../request-address.ts'

interface CasePage {
  readonly organs: readonly Option[]
  readonly organ: string
  readonly reading: CaseFileReading | null
  readonly errors: readonly FormError[]
}

/** GET /requests/import/case */
export async function showImportCase(visit: Visit): Promise<Response> {
  const organs = await registeringOrgans(visit)
  return show(visit, { organs, organ: organs[0]?.value ?? '', reading: null, errors: [] })
}

/** POST /requests/import/case: what the archive says and whether it is whole; sent as `apply` it becomes a case. */
export async function importCase(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at, posted } = visit
  const organs = await registeringOrgans(visit)
  const organ = fieldOf(visit, 'organ')
  const again = (errors: readonly FormError[], reading: CaseFileReading | null = null) =>
    show(visit, { organs, organ, reading, errors })
  const chosen = chosenFile(posted, 'file')
  if (!chosen.ok) return again([{ field: 'file', message: chosen.message }])
  const { file } = chosen
  const reading = readingOf(() => ports.exchange.verifyCase(file.bytes))
  if (reading instanceof UnreadableFile) return again([{ field: 'file', message: reading.message }])
  if (fieldOf(visit, 'mode') !== 'apply') return again([], reading)
  const [regionId = '', organId = ''] = organ.split('/')
  const imported = await ports.exchange.importCase({ signedIn, at, regionId, organId, bytes: file.bytes })
  if (imported.ok)
    return done(pathOf({ regionId, requestId: imported.requestId }), `已导入 ${imported.number}。`)
  if (imported.reading === undefined) return imported
  return again([{ field: 'file', message: imported.message }], imported.reading)
}

function readingOf(read: () => CaseFileReading): CaseFileReading | UnreadableFile {
  try {
    return read()
  } catch (error) {
    if (error instanceof UnreadableFile) return error
    throw error
  }
}

function show({ context, shell }: Visit, page: CasePage): Promise<Response> {
  const view = <CaseView shell={shell} page={page} />
  return respondWithDeskPage(context, view, page.errors.length > 0 ? 422 : 200)
}

const CaseView: FC<{ shell: Shell; page: CasePage }> = ({ shell, page }) => {
  const { organs, organ, reading, errors } = page
  const isWhole = reading !== null && reading.manifest !== null && reading.problems.length === 0
  return (
    <DeskPage title="核对、导入案卷包" shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <ErrorSummary errors={errors} />
      <p class="trail">
        <a href="/requests/exchange">导入、导出申请</a>
      </p>
      <h1>核对、导入案卷包</h1>
      {reading !== null && <Reading reading={reading} />}
      <Form shell={shell} action="/requests/import/case" upload="yes">
        <FileField name="file" label="案卷包" hint="从本系统导出的 zip 文件" accept=".zip" errors={errors} />
        <SelectField name="organ" label="导入到哪个机关" options={organs} value={organ} />
        <Choices
          name="mode"
          label="做什么"
          pick="one"
          values={[isWhole && errors.length === 0 ? 'apply' : 'try']}
          options={[
            { value: 'try', label: '只核对：有没有缺少、多出、改动' },
            { value: 'apply', label: '导入：有一处不符就不导入' },
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
}

const signatures: Readonly<Record<CaseFileReading['signature'], string>> = {
  own: '是本系统导出的',
  unknown: '签名有效，导出的系统不是本系统；公钥请向移交的机关核实',
  wrong: '签名不对',
  none: '没有签名',
}

const Reading: FC<{ reading: CaseFileReading }> = ({
  reading: { manifest, problems, signature, events },
}) => (
  <section class="outcome" aria-labelledby="reading-title">
    <h2 id="reading-title">
      {problems.length === 0 ? '核对结果：完整，没有改动' : `核对结果：${problems.length} 处不符`}
    </h2>
    {problems.length > 0 && (
      <ul>
        {problems.map((problem) => (
          <li class="problem">{problem}</li>
        ))}
      </ul>
    )}
    {manifest !== null && (
      <SummaryList
        rows={[
          { name: '编号', value: manifest.number },
          { name: '机关', value: manifest.organName },
          { name: '导出时间', value: manifest.exportedAt },
          { name: '办理记录', value: `${events.length} 条` },
          { name: '文件', value: `${manifest.parts.length} 个` },
          { name: '申请人信息', value: manifest.applicant === 'included' ? '包含' : '没有导出' },
          { name: '签名', value: signatures[signature] },
        ]}
      />
    )}
  </section>
)
