import { officeColumns } from '../../../../domain/organs/organ-sheet.ts'
import { channelNames, organKindNames, organLevelNames } from '../../../../domain/organs/organ-words.ts'
import type { NewOrganFields } from '../../../../usecases/create-organ.ts'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { TextField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { done, errorsOf, type FormError, fieldOf, type Outcome, type Visit } from '../../../desk-visit.ts'
import { channels, OfficeFields, OrganFields, officeNames, type Values } from './organ-fields.tsx'

/** GET /organs/new */
export function showNewOrgan(visit: Visit): Promise<Response> {
  const usual = { regionId: visit.signedIn.account.regionId, kind: 'department', level: 'county' }
  return page(visit, usual, [])
}

function page({ context, shell }: Visit, values: Values, errors: readonly FormError[]): Promise<Response> {
  return respondWithDeskPage(
    context,
    <DeskPage title="增设机关" shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <div class="narrow">
        <ErrorSummary errors={errors} />
        <p class="trail">
          <a href="/organs">机关</a>
        </p>
        <h1>增设机关</h1>
        <p class="hint">
          一次增设许多机关，请<a href="/organs/import">导入名录</a>。
        </p>
        <Form shell={shell} action="/organs/new">
          <TextField
            name="regionId"
            label="行政区划代码"
            hint="6 位或者 12 位数字。"
            inputmode="numeric"
            width="medium"
            maxlength={12}
            value={values.regionId ?? ''}
            errors={errors}
          />
          <TextField
            name="regionName"
            label="行政区划"
            hint="名录里还没有的行政区划才要填，例如“上海市宝山区”。"
            optional="yes"
            value={values.regionName ?? ''}
            errors={errors}
          />
          <OrganFields values={values} errors={errors} />
          <TextField
            name="validFrom"
            label="成立日期"
            type="date"
            width="medium"
            value={values.validFrom ?? ''}
            errors={errors}
          />
          <OfficeFields values={values} errors={errors} />
          <p class="actions">
            <button type="submit" class="primary">
              增设
            </button>
            <a href="/organs">取消</a>
          </p>
        </Form>
      </div>
    </DeskPage>,
    errors.length > 0 ? 422 : 200,
  )
}

/** POST /organs/new */
export async function createOrgan(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const { regionId } = signedIn.account
  const created = await ports.organs.create({ signedIn, at, regionId, fields: fieldsOf(visit) })
  if (created.ok) return done(`/organs/${created.regionId}/${created.organId}`, '已增设。')
  if (!('fields' in created)) return created
  const values = Object.fromEntries(visit.posted.fields)
  const errors = errorsOf(created).map(({ field, message }) => ({
    field: field === 'organ' ? null : (namesOfForm[field ?? ''] ?? field),
    message,
  }))
  return page(visit, values, errors)
}

/** Names of the office's fields by their columns. */
const namesOfForm: Readonly<Record<string, string>> = Object.fromEntries(
  officeNames.map((name) => [officeColumns[name], `office-${name}`]),
)

function fieldsOf(visit: Visit): NewOrganFields {
  const field = (name: string) => fieldOf(visit, name).trim()
  const chosen = channels.filter((each) => field(`channels-${each}`) !== '')
  return {
    regionId: field('regionId'),
    regionName: field('regionName'),
    name: field('name'),
    shortName: field('shortName'),
    kind: wordOf(organKindNames, field('kind')),
    level: wordOf(organLevelNames, field('level')),
    creditCode: field('creditCode'),
    territorialParent: field('territorialParent'),
    verticalParent: field('verticalParent'),
    ...Object.fromEntries(officeNames.map((name) => [officeColumns[name], field(`office-${name}`)])),
    channels: chosen.map((each) => channelNames[each]).join('、'),
    validFrom: field('validFrom'),
  }
}

/** As the table of an import has it; a choice that the list does not have stays what it is, and is complained of. */
function wordOf<K extends string>(words: Readonly<Record<K, string>>, choice: string): string {
  return Object.hasOwn(words, choice) ? words[choice as K] : choice // just looked up
}
