import type { DisclosureOffice, Organ, OrganKind, OrganLevel } from '../../../../domain/organs/organ.ts'
import type { OrganEntry } from '../../../../domain/organs/organ-change.ts'
import { organKindNames, organLevelNames } from '../../../../domain/organs/organ-words.ts'
import type { FoundOrgan } from '../../../../usecases/find-organ.ts'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { TextField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { done, errorsOf, type FormError, fieldOf, type Outcome, type Visit } from '../../../desk-visit.ts'
import { problem404 } from '../problem/not-found.ts'
import { findNamedOrgan, organText } from './named-organ.ts'
import {
  channels,
  type OfficeField,
  OfficeFields,
  OrganFields,
  officeNames,
  type Values,
} from './organ-fields.tsx'

export const placeOf = ({ context }: Visit) => ({
  regionId: context.req.param('region') ?? '',
  organId: context.req.param('organ') ?? '',
})

/** GET /organs/:region/:organ/edit */
export async function showEditOrgan(visit: Visit): Promise<Outcome> {
  const found = await visit.ports.organs.find({ ...placeOf(visit), on: visit.at.today })
  return found === null ? problem404 : page(visit, found, valuesOf(found, visit.at.today), [])
}

function valuesOf({ organ, superiors }: FoundOrgan, today: string): Values {
  const text = (id: string | null) => {
    const superior = superiors.find(({ organId }) => organId === id)
    return superior === undefined ? '' : organText(superior)
  }
  return {
    version: String(organ.version),
    name: organ.name,
    shortName: organ.shortName,
    kind: organ.kind,
    level: organ.level,
    creditCode: organ.creditCode ?? '',
    territorialParent: text(organ.territorialParent),
    verticalParent: text(organ.verticalParent),
    on: today,
    ...Object.fromEntries(officeNames.map((name) => [`office-${name}`, organ.office?.[name] ?? ''])),
    ...Object.fromEntries((organ.office?.channels ?? []).map((each) => [`channels-${each}`, each])),
  }
}

function page(
  { context, shell }: Visit,
  { organ }: FoundOrgan,
  values: Values,
  errors: readonly FormError[],
): Promise<Response> {
  const address = `/organs/${organ.regionId}/${organ.organId}`
  return respondWithDeskPage(
    context,
    <DeskPage title={`修改${organ.name}`} shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <div class="narrow">
        <ErrorSummary errors={errors} />
        <p class="trail">
          <a href={address}>{organ.name}</a>
        </p>
        <h1>修改机关信息</h1>
        <Form shell={shell} action={`${address}/edit`}>
          <input type="hidden" name="version" value={values.version} />
          <OrganFields values={values} errors={errors} />
          <OfficeFields values={values} errors={errors} />
          <TextField
            name="on"
            label="名称、隶属关系从哪一天起改"
            hint="以前的名称和隶属关系会留下记录。"
            type="date"
            width="medium"
            value={values.on ?? ''}
            errors={errors}
          />
          <p class="actions">
            <button type="submit" class="primary">
              保存
            </button>
            <a href={address}>取消</a>
          </p>
        </Form>
      </div>
    </DeskPage>,
    errors.length > 0 ? 422 : 200,
  )
}

/** POST /organs/:region/:organ/edit */
export async function editOrgan(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const { regionId, organId } = placeOf(visit)
  const found = await ports.organs.find({ regionId, organId, on: at.today })
  if (found === null) return problem404
  const again = (errors: readonly FormError[]) =>
    page(visit, found, Object.fromEntries(visit.posted.fields), errors)
  const [territorial, vertical] = await Promise.all(
    (['territorialParent', 'verticalParent'] as const).map((name) =>
      findNamedOrgan(visit, name, fieldOf(visit, name)),
    ),
  )
  if (territorial?.ok !== true || vertical?.ok !== true)
    return again([territorial, vertical].flatMap((each) => (each?.ok === false ? [each.error] : [])))
  const wanted = entryOf(visit, found.organ)
  if (!('name' in wanted)) return again([wanted.error])
  const changed = await ports.organs.change({
    signedIn,
    at,
    organId,
    version: Number(fieldOf(visit, 'version')),
    wanted: { ...wanted, territorialParent: territorial.organId, verticalParent: vertical.organId },
    on: fieldOf(visit, 'on'),
  })
  const address = `/organs/${regionId}/${organId}`
  if (changed.ok) return done(address, changed.changed === 0 ? '没有改动。' : '已保存，原来的记录留着。')
  return 'fields' in changed ? again(errorsOf(changed)) : changed
}

function entryOf(
  visit: Visit,
  organ: Organ,
): (Partial<OrganEntry> & { name: string }) | { error: FormError } {
  const field = (name: string) => fieldOf(visit, name).trim()
  const [name, kind, level] = [field('name'), field('kind'), field('level')]
  if (name === '') return { error: { field: 'name', message: '请填写机关名称' } }
  if (!isKind(kind)) return { error: { field: 'kind', message: '请选择机关性质' } }
  if (!isLevel(level)) return { error: { field: 'level', message: '请选择层级' } }
  const creditCode = field('creditCode').normalize('NFKC').toUpperCase()
  return {
    name,
    shortName: field('shortName') || organ.shortName,
    kind,
    level,
    creditCode: creditCode === '' ? null : creditCode,
    office: officeOf(field),
  }
}

function officeOf(field: (name: string) => string): DisclosureOffice | null {
  const chosen = channels.filter((each) => field(`channels-${each}`) !== '')
  const text = (name: OfficeField) => field(`office-${name}`)
  if (officeNames.every((name) => text(name) === '') && chosen.length === 0) return null
  return {
    name: text('name'),
    head: text('head'),
    address: text('address'),
    hours: text('hours'),
    phone: text('phone'),
    fax: text('fax'),
    email: text('email'),
    channels: chosen,
  }
}

function isKind(text: string): text is OrganKind {
  return Object.hasOwn(organKindNames, text)
}

function isLevel(text: string): text is OrganLevel {
  return Object.hasOwn(organLevelNames, text)
}
