import { addDays } from '../../../../domain/calendar/local-date.ts'
import type { FoundOrgan } from '../../../../usecases/find-organ.ts'
import { Confirm } from '../../../components/kit/confirm.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { TextField } from '../../../components/kit/field.tsx'
import { done, type FormError, fieldOf, type Outcome, type Visit } from '../../../desk-visit.ts'
import { problem404 } from '../problem/not-found.ts'
import { placeOf } from './edit.tsx'
import { findNamedOrgan } from './named-organ.ts'

/** GET /organs/:region/:organ/end */
export async function showEndOrgan(visit: Visit): Promise<Outcome> {
  const found = await visit.ports.organs.find({ ...placeOf(visit), on: visit.at.today })
  return found === null ? problem404 : page(visit, found, [])
}

function page(
  visit: Visit,
  { organ, children }: FoundOrgan,
  errors: readonly FormError[],
): Promise<Response> {
  const { context, shell, at } = visit
  const address = `/organs/${organ.regionId}/${organ.organId}`
  const below = children.filter(({ validTo }) => validTo === null).length
  return respondWithDeskPage(
    context,
    <DeskPage title={`撤销${organ.name}`} shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <div class="narrow">
        <Confirm
          shell={shell}
          heading={`撤销或者合并“${organ.name}”`}
          action={`${address}/end`}
          submit="撤销"
          back={address}
          errors={errors}
        >
          <input type="hidden" name="version" value={String(organ.version)} />
          <p>
            历史记录全部留下。没有办完的申请、年度报告的职责由承接机关接着办；
            {below > 0 ? `现有的 ${below} 个下级机关转到承接机关之下。` : '没有下级机关。'}
          </p>
          <p>几个机关合并成一个：逐个撤销，写同一个承接机关。</p>
          <TextField
            name="successor"
            label="承接机关"
            hint="行政区划代码和全称。没有机关承接的留空；有下级机关的不能留空。"
            optional="yes"
            value={fieldOf(visit, 'successor')}
            errors={errors}
          />
          <TextField
            name="lastDay"
            label="存续的最后一天"
            type="date"
            width="medium"
            value={fieldOf(visit, 'lastDay') || addDays(at.today, -1)}
            errors={errors}
          />
        </Confirm>
      </div>
    </DeskPage>,
    errors.length > 0 ? 422 : 200,
  )
}

/** Refusals that the person can mend in this form, by the field they speak of. */
const mendable: Readonly<Record<string, string>> = {
  'form-refused': 'lastDay',
  'too-early': 'lastDay',
  'before-start': 'lastDay',
  'before-history': 'lastDay',
  'no-such-successor': 'successor',
  'own-successor': 'successor',
  'has-subordinates': 'successor',
  circle: 'successor',
}

/** POST /organs/:region/:organ/end */
export async function endOrgan(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const { regionId, organId } = placeOf(visit)
  const found = await ports.organs.find({ regionId, organId, on: at.today })
  if (found === null) return problem404
  const heir = await findNamedOrgan(visit, 'successor', fieldOf(visit, 'successor'))
  if (!heir.ok) return page(visit, found, [heir.error])
  const ended = await ports.organs.merge({
    signedIn,
    at,
    ending: [{ organId, version: Number(fieldOf(visit, 'version')) }],
    successor: heir.organId,
    lastDay: fieldOf(visit, 'lastDay'),
  })
  if (ended.ok)
    return done(
      `/organs/${regionId}/${organId}`,
      ended.moved === 0 ? '已撤销。' : `已撤销，${ended.moved} 个下级机关转到承接机关之下。`,
    )
  const field = mendable[ended.code]
  return field === undefined ? ended : page(visit, found, [{ field, message: ended.message }])
}
