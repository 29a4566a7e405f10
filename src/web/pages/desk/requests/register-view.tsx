/** The form in which a letter or a visit is registered: 来件, 申请人, 申请的内容. */

import type { Child, FC } from 'hono/jsx'
import type { LocalDate } from '../../../../domain/calendar/local-date.ts'
import type { WorkCalendar } from '../../../../domain/calendar/work-calendar.ts'
import {
  categoryNames,
  channelNames,
  requestKindNames,
  supplyFormNames,
  supplyRouteNames,
} from '../../../../domain/requests/request-words.ts'
import type { RequestLine } from '../../../../usecases/request-ports.ts'
import { DeskPage } from '../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import {
  Choices,
  type Option,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import type { FormError, Shell } from '../../../desk-visit.ts'
import type { RegisterValues } from './register-form.ts'
import { WorkList } from './work-list.tsx'

/** Requests that this one may be: the same letter, or the same content. */
export interface SimilarLine {
  readonly line: RequestLine
  readonly why: string
}

export interface RegisterPage {
  readonly values: RegisterValues
  readonly organs: readonly Option[]
  readonly errors: readonly FormError[]
  readonly similar: readonly SimilarLine[]
}

const optionsOf = (names: Readonly<Record<string, string>>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** Asked once, before a letter is registered twice. */
export const AlreadyThere: FC<{
  similar: readonly SimilarLine[]
  calendar: WorkCalendar
  today: LocalDate
}> = ({ similar, calendar, today }) => (
  <section class="outcome" aria-labelledby="similar-title">
    <h2 id="similar-title">看起来已经登记过</h2>
    <ul class="rules">
      {similar.map(({ line, why }) => (
        <li>
          {line.number}：{why}
        </li>
      ))}
    </ul>
    <WorkList
      caption="相同、相似的申请"
      requests={similar.map(({ line }) => line)}
      calendarOf={() => calendar}
      today={today}
      empty=""
    />
    <p class="hint">同一封信不要登记两次。不同的申请人、不同的内容，仍然登记为新的申请。</p>
  </section>
)

type ViewProps = RegisterPage & { readonly shell: Shell; readonly children?: Child }

export const RegisterView: FC<ViewProps> = ({ shell, values, organs, errors, similar, children }) => (
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

interface OptionalFieldProps extends PartProps {
  readonly name: 'identity' | 'phone' | 'address' | 'postcode' | 'email' | 'representative' | 'agent'
  readonly label: string
  readonly hint?: string
  readonly width?: 'short'
}

/** What a letter need not say of its sender; the browser offers nothing that was typed for another. */
const OptionalField: FC<OptionalFieldProps> = ({ values, ...field }) => (
  <TextField {...field} value={values[field.name]} autocomplete="off" optional="yes" />
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
    <OptionalField name="identity" label="证件号码或者信用代码" values={values} errors={errors} />
    <OptionalField name="phone" label="联系电话" values={values} errors={errors} />
    <OptionalField name="address" label="通信地址" values={values} errors={errors} />
    <details
      open={[values.postcode, values.email, values.agent, values.representative].some((text) => text !== '')}
    >
      <summary>邮编、邮箱、代理人、法定代表人</summary>
      <OptionalField name="postcode" label="邮政编码" width="short" values={values} errors={errors} />
      <OptionalField name="email" label="电子邮箱" values={values} errors={errors} />
      <OptionalField name="representative" label="法定代表人或者负责人" values={values} errors={errors} />
      <OptionalField
        name="agent"
        label="代理人"
        hint="受委托提出申请的填写。"
        values={values}
        errors={errors}
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
