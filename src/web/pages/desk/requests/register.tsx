import type { Child, FC } from 'hono/jsx'
import type { Refusal } from '../../../../domain/refusal.ts'
import {
  categoryNames,
  channelNames,
  requestKindNames,
  supplyFormNames,
  supplyRouteNames,
} from '../../../../domain/requests/request-words.ts'
import type { RequestLine } from '../../../../usecases/request-ports.ts'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import {
  Choices,
  type Option,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import {
  errorsOf,
  type FormError,
  fieldOf,
  type Outcome,
  type Shell,
  type Visit,
} from '../../../desk-visit.ts'
import { showReceiptOf } from './receipt.tsx'
import {
  emptyRegister,
  type RegisterField,
  type RegisterRead,
  type RegisterValues,
  readRegister,
  registerFields,
} from './register-form.ts'
import { registeringOrgans } from './registering-organs.ts'
import { pathOf } from './request-address.ts'
import { WorkList } from './work-list.tsx'

/** GET /requests/new */
export async function showRegister(visit: Visit): Promise<Response> {
  const organs = await registeringOrgans(visit)
  const values = emptyRegister(visit.at.today, organs[0]?.value ?? '')
  return show(visit, { values, organs, errors: [], similar: [] })
}

/** POST /requests/new: registered at once, unless it looks like one that is there already: then it is asked once. */
export async function register(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const organs = await registeringOrgans(visit)
  const values = valuesOf(visit)
  const read = readRegister((name) => fieldOf(visit, name).trim())
  if (!read.ok) return show(visit, { values, organs, errors: read.complaints, similar: [] })
  const [regionId = '', organId = ''] = values.organ.split('/')
  const similar = await similarTo(visit, { regionId, organId }, read.value)
  if (similar.length > 0 && fieldOf(visit, 'action') !== 'anyway')
    return show(visit, { values, organs, errors: [], similar })
  const entered = await ports.requests.register({
    actor: signedIn.actor,
    regionId,
    organId,
    ...read.value,
    at,
  })
  if (!entered.ok) return refused(visit, entered, { values, organs, similar })
  const path = pathOf(entered)
  return {
    kind: 'done',
    to: `${path}/receipt`,
    says: `已登记，编号 ${entered.number}。`,
    first: () => showReceiptOf(visit, entered, entered.trackingCode),
  }
}

function refused(
  visit: Visit,
  refusal: Refusal,
  page: Omit<RegisterPage, 'errors'>,
): Promise<Response> | Refusal {
  if (['no-role', 'out-of-scope', 'step-up-needed'].includes(refusal.code)) return refusal
  const names: Readonly<Record<string, RegisterField>> = {
    arrivedOn: 'day',
    signedOn: 'day',
    'applicant.name': 'name',
  }
  const errors = errorsOf(refusal).map(({ field, message }) => ({
    field: field === null ? null : field.startsWith('items') ? 'items' : (names[field] ?? null),
    message,
  }))
  return show(visit, { ...page, errors })
}

/** Requests that this one may be: the same letter, or the same content. */
export interface SimilarLine {
  readonly line: RequestLine
  readonly why: string
}

async function similarTo(
  { ports, signedIn, at }: Visit,
  { regionId, organId }: { readonly regionId: string; readonly organId: string },
  { entry, arrival }: RegisterRead,
): Promise<readonly SimilarLine[]> {
  const { actor } = signedIn
  const [sameLetter, { similar }] = await Promise.all([
    arrival.courierNumber === ''
      ? []
      : ports.requests
          .list({ actor, at, filter: { ...everyState, organId, search: arrival.courierNumber } })
          .then(({ requests }) => requests),
    ports.requests.similar({
      actor,
      regionId,
      organId,
      items: entry.items,
      applicant: entry.applicant,
      except: null,
      on: arrival.arrivedOn,
      at,
    }),
  ])
  const found = [
    ...sameLetter.map((line) => ({ line, why: `邮件号码相同（${arrival.courierNumber}）` })),
    ...similar
      .filter(({ likeness }) => likeness >= clearlyAlike)
      .map(({ line, likeness, figures, sameApplicant }) => ({
        line,
        why: `${sameApplicant === 'yes' ? '同一申请人，' : ''}内容有 ${Math.round(likeness * 100)}% 相同${figures === 'differ' ? '，数字不同' : ''}`,
      })),
  ]
  return [...new Map(found.toReversed().map((each) => [each.line.requestId, each])).values()]
    .toReversed()
    .slice(0, 5)
}

/** Less alike than this is not worth a question while registering; the case page shows the rest. */
const clearlyAlike = 0.8

const everyState = {
  state: 'all',
  lifecycle: null,
  dueTo: null,
  category: null,
  outcome: null,
  receivedFrom: null,
  receivedTo: null,
  after: null,
  limit: 5,
} as const

function valuesOf(visit: Visit): RegisterValues {
  const typed = registerFields.map((name) => [name, fieldOf(visit, name)] as const)
  return Object.fromEntries(typed) as RegisterValues // every field of the list
}

interface RegisterPage {
  readonly values: RegisterValues
  readonly organs: readonly Option[]
  readonly errors: readonly FormError[]
  readonly similar: readonly SimilarLine[]
}

async function show(visit: Visit, page: RegisterPage): Promise<Response> {
  const calendar = await visit.ports.requests.calendarOf(visit.signedIn.account.regionId)
  const similar =
    page.similar.length === 0 ? null : (
      <section class="outcome" aria-labelledby="similar-title">
        <h2 id="similar-title">看起来已经登记过</h2>
        <ul class="rules">
          {page.similar.map(({ line, why }) => (
            <li>
              {line.number}：{why}
            </li>
          ))}
        </ul>
        <WorkList
          caption="相同、相似的申请"
          requests={page.similar.map(({ line }) => line)}
          calendarOf={() => calendar}
          today={visit.at.today}
          empty=""
        />
        <p class="hint">同一封信不要登记两次。不同的申请人、不同的内容，仍然登记为新的申请。</p>
      </section>
    )
  return respondWithDeskPage(
    visit.context,
    <RegisterView shell={visit.shell} {...page}>
      {similar}
    </RegisterView>,
    page.errors.length > 0 ? 422 : 200,
  )
}

const optionsOf = (names: Readonly<Record<string, string>>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

type ViewProps = RegisterPage & { readonly shell: Shell; readonly children?: Child }

const RegisterView: FC<ViewProps> = ({ shell, values, organs, errors, similar, children }) => (
  <DeskPage title="登记申请" shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
    <ErrorSummary errors={errors} />
    <p class="trail">
      <a href="/requests">申请</a>
    </p>
    <h1>登记申请</h1>
    <p class="quiet">照信封和申请书填。缺的内容不妨碍登记，登记以后再告知补正。</p>
    {children}
    <Form shell={shell} action="/requests/new">
      <div class="register">
        <Letter values={values} organs={organs} errors={errors} />
        <Applicant values={values} errors={errors} />
        <Sought values={values} errors={errors} />
      </div>
      <p class="actions">
        {similar.length === 0 ? (
          <button type="submit" class="primary">
            登记，出回执
          </button>
        ) : (
          <button type="submit" name="action" value="anyway" class="primary">
            仍然登记为新的申请
          </button>
        )}
        <a href="/requests">取消</a>
      </p>
    </Form>
  </DeskPage>
)

interface PartProps {
  readonly values: RegisterValues
  readonly errors: readonly FormError[]
}

const Letter: FC<PartProps & { organs: readonly Option[] }> = ({ values, organs, errors }) => (
  <fieldset class="register-part">
    <legend>来件</legend>
    {organs.length === 1 ? (
      <input type="hidden" name="organ" value={values.organ} />
    ) : (
      <SelectField name="organ" label="受理机关" options={organs} value={values.organ} errors={errors} />
    )}
    <SelectField
      name="channel"
      label="渠道"
      hint="写明寄给工作机构以外的机构、个人的，选“转来”：以工作机构与申请人确认之日为收到之日。"
      options={optionsOf(channelNames)}
      value={values.channel}
      errors={errors}
    />
    <TextField
      name="courierNumber"
      label="邮件号码"
      hint="扫描快递单或者输入；不是邮寄的不填。"
      value={values.courierNumber}
      autofocus="yes"
      scan="yes"
      errors={errors}
    />
    <TextField
      name="day"
      label="收到日期"
      hint="邮寄写签收日，当面写提交日，其他写到达日。期限从它的次日起算。"
      type="date"
      width="medium"
      value={values.day}
      errors={errors}
    />
  </fieldset>
)

const Applicant: FC<PartProps> = ({ values, errors }) => (
  <fieldset class="register-part">
    <legend>申请人</legend>
    <SelectField
      name="category"
      label="申请人类型"
      options={optionsOf(categoryNames)}
      value={values.category}
      errors={errors}
    />
    <TextField name="name" label="姓名或者名称" value={values.name} autocomplete="off" errors={errors} />
    <TextField
      name="identity"
      label="证件号码或者信用代码"
      value={values.identity}
      autocomplete="off"
      optional="yes"
      errors={errors}
    />
    <TextField
      name="phone"
      label="联系电话"
      value={values.phone}
      autocomplete="off"
      optional="yes"
      errors={errors}
    />
    <TextField
      name="address"
      label="通信地址"
      value={values.address}
      autocomplete="off"
      optional="yes"
      errors={errors}
    />
    <details
      open={[values.postcode, values.email, values.agent, values.representative].some((text) => text !== '')}
    >
      <summary>邮编、邮箱、代理人、法定代表人</summary>
      <TextField
        name="postcode"
        label="邮政编码"
        width="short"
        value={values.postcode}
        autocomplete="off"
        optional="yes"
      />
      <TextField name="email" label="电子邮箱" value={values.email} autocomplete="off" optional="yes" />
      <TextField
        name="representative"
        label="法定代表人或者负责人"
        value={values.representative}
        autocomplete="off"
        optional="yes"
      />
      <TextField
        name="agent"
        label="代理人"
        hint="受委托提出申请的填写。"
        value={values.agent}
        autocomplete="off"
        optional="yes"
      />
    </details>
  </fieldset>
)

const Sought: FC<PartProps> = ({ values, errors }) => (
  <fieldset class="register-part">
    <legend>申请的内容</legend>
    <TextAreaField
      name="items"
      label="需要的政府信息"
      hint="一行一项，照申请书写；有文号的连文号一起写。"
      rows={6}
      value={values.items}
      errors={errors}
    />
    <SelectField
      name="supplyForm"
      label="提供方式"
      options={optionsOf(supplyFormNames)}
      value={values.supplyForm}
      errors={errors}
    />
    <SelectField
      name="supplyRoute"
      label="获取途径"
      options={optionsOf(supplyRouteNames)}
      value={values.supplyRoute}
      errors={errors}
    />
    <details
      open={
        values.kind !== 'disclosure' ||
        values.oral !== '' ||
        values.assistance !== '' ||
        values.suggestsPublication !== ''
      }
    >
      <summary>更正申请、口头申请、需要帮助、建议主动公开</summary>
      <SelectField
        name="kind"
        label="种类"
        options={optionsOf(requestKindNames)}
        value={values.kind}
        errors={errors}
      />
      <Choices
        name="oral"
        label="口头申请"
        hint="采用书面形式确有困难的，由工作人员代写。"
        pick="one"
        options={[
          { value: '', label: '不是' },
          { value: 'yes', label: '是，由我们代写' },
        ]}
        values={[values.oral]}
      />
      <TextField
        name="assistance"
        label="需要的帮助"
        hint="阅读困难、视听障碍等，写需要怎样的帮助。"
        value={values.assistance}
        optional="yes"
      />
      <Choices
        name="suggestsPublication"
        label="申请人建议纳入主动公开"
        pick="one"
        options={[
          { value: '', label: '没有' },
          { value: 'yes', label: '有' },
        ]}
        values={[values.suggestsPublication]}
      />
    </details>
  </fieldset>
)
