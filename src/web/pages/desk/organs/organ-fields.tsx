/** The fields of an organ, for making and for changing one. */

import type { FC } from 'hono/jsx'
import { officeColumns, organColumns } from '../../../../domain/organs/organ-sheet.ts'
import { channelNames, organKindNames, organLevelNames } from '../../../../domain/organs/organ-words.ts'
import { Choices, SelectField, TextField } from '../../../components/kit/field.tsx'
import type { FormError } from '../../../desk-visit.ts'

/** What the fields hold, by name. */
export type Values = Readonly<Record<string, string>>

interface Fields {
  readonly values: Values
  readonly errors: readonly FormError[]
}

export type OfficeField = keyof typeof officeColumns
export const officeNames = Object.keys(officeColumns) as OfficeField[] // the table is written with exactly these keys
export const channels = Object.keys(channelNames) as (keyof typeof channelNames)[] // likewise

export const OrganFields: FC<Fields> = ({ values, errors }) => (
  <>
    <TextField name="name" label="机关名称" value={values.name ?? ''} errors={errors} />
    <TextField name="shortName" label="简称" value={values.shortName ?? ''} errors={errors} />
    <SelectField
      name="kind"
      label="机关性质"
      options={Object.entries(organKindNames).map(([value, label]) => ({ value, label }))}
      value={values.kind ?? ''}
      errors={errors}
    />
    <SelectField
      name="level"
      label="层级"
      options={Object.entries(organLevelNames).map(([value, label]) => ({ value, label }))}
      value={values.level ?? ''}
      errors={errors}
    />
    <TextField
      name="creditCode"
      label="统一社会信用代码"
      optional="yes"
      maxlength={18}
      value={values.creditCode ?? ''}
      errors={errors}
    />
    <TextField
      name="territorialParent"
      label="上级政府（块）"
      hint="行政区划代码和全称，例如“310113 上海市宝山区人民政府”。"
      optional="yes"
      value={values.territorialParent ?? ''}
      errors={errors}
    />
    <TextField
      name="verticalParent"
      label="上级主管部门（条）"
      optional="yes"
      value={values.verticalParent ?? ''}
      errors={errors}
    />
  </>
)

export const OfficeFields: FC<Fields> = ({ values, errors }) => (
  <>
    <h2>政府信息公开工作机构</h2>
    <p class="hint">《条例》第四条、第十二条要求指定并公开。全部留空表示还没有。</p>
    {officeNames.map((name) => (
      <TextField
        name={`office-${name}`}
        label={organColumns[officeColumns[name]]}
        optional="yes"
        value={values[`office-${name}`] ?? ''}
        errors={errors}
      />
    ))}
    <Choices
      name="channels"
      label="公布的申请渠道"
      pick="any"
      options={channels.map((value) => ({ value, label: channelNames[value] }))}
      values={channels.filter((each) => (values[`channels-${each}`] ?? '') !== '')}
      errors={errors}
    />
  </>
)
