import type { FC } from 'hono/jsx'
import { DeskPage, respondWithDeskPage } from '../../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../../components/kit/error-summary.tsx'
import { Choices, TextField } from '../../../../components/kit/field.tsx'
import { Form } from '../../../../components/kit/form.tsx'
import {
  errorsOf,
  type FormError,
  fieldOf,
  type Outcome,
  type Shell,
  type Visit,
} from '../../../../desk-visit.ts'
import { addressOf, pathOf, type RequestAddress } from '../request-address.ts'

/** GET /requests/:region/:request/case-file */
export function showExportCase(visit: Visit): Promise<Response> | Response {
  const address = addressOf(visit)
  if (address === null) return visit.context.notFound()
  const view = <ExportView shell={visit.shell} address={address} errors={[]} />
  return respondWithDeskPage(visit.context, view)
}

/** POST /requests/:region/:request/case-file: the archive itself. */
export async function exportCase(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, at, shell } = visit
  const address = addressOf(visit)
  if (address === null) return context.notFound()
  const applicant =
    fieldOf(visit, 'applicant') === 'with'
      ? ({ with: 'yes', reason: fieldOf(visit, 'reason') } as const)
      : ({ with: 'no' } as const)
  const written = await ports.exchange.exportCase({ signedIn, at, ...address, applicant })
  if (!('ok' in written))
    return {
      kind: 'done',
      to: pathOf(address),
      says: '案卷包已经导出过了。',
      first: () =>
        context.body(new Uint8Array(written.bytes), 200, {
          'Content-Type': written.mediaType,
          'Content-Disposition': `attachment; filename="case.zip"; filename*=UTF-8''${encodeURIComponent(written.fileName)}`,
        }),
    }
  if (!('fields' in written) && written.code !== 'too-large') return written
  const view = <ExportView shell={shell} address={address} errors={errorsOf(written)} />
  return respondWithDeskPage(context, view, 422)
}

const ExportView: FC<{ shell: Shell; address: RequestAddress; errors: readonly FormError[] }> = ({
  shell,
  address,
  errors,
}) => (
  <DeskPage title="导出案卷包" shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
    <ErrorSummary errors={errors} />
    <p class="trail">
      <a href={pathOf(address)}>回到这件申请</a>
    </p>
    <h1>导出案卷包</h1>
    <p>
      一个压缩包：办理记录、文书、附件，每个文件的摘要，以及本系统的签名。移交档案馆、法院，或者迁到另一套系统时使用；不靠本系统也能打开和核对。
    </p>
    <Form shell={shell} action={`${pathOf(address)}/case-file`}>
      <Choices
        name="applicant"
        label="申请人的信息"
        pick="one"
        values={['without']}
        options={[
          { value: 'without', label: '不含：只有办理记录和已公开的附件' },
          { value: 'with', label: '包含：连同文书和全部附件（记入访问日志，并且要再验证一次身份）' },
        ]}
      />
      <TextField
        name="reason"
        label="为什么要包含申请人的信息"
        hint="不包含的不用填"
        optional="yes"
        maxlength={200}
        errors={errors}
      />
      <p class="actions">
        <button type="submit" class="primary">
          导出
        </button>
      </p>
    </Form>
  </DeskPage>
)
