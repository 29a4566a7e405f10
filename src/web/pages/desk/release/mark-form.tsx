import type { FC } from 'hono/jsx'
import { type Marks, type RemovalGround, removalGrounds } from '../../../../domain/release/marks.ts'
import { kindsOf, type Release } from '../../../../domain/release/release.ts'
import { personalDataClasses } from '../../../../law/personal-data-classes.ts'
import { Choices, SelectField, TextAreaField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import type { Shell } from '../../../desk-visit.ts'
import { PageStage } from './page-picture.tsx'
import { releasePath } from './release-address.ts'
import { linesAtOnce, type ReleaseViewProps } from './release-view-props.ts'
import { releaseText as text } from './text.ts'

const grounds = Object.entries(removalGrounds).map(([value, { name }]) => ({ value, label: name }))
/** Empty rows for boxes: enough for a page without a script; the island fills further ones. */
const spareBoxes = 4

/** 标注: one page of the file with its lines, boxes, words; the whole of it a plain form. */
export const MarkForm: FC<ReleaseViewProps> = ({ shell, viewed, from, errors }) => {
  const { release, described, suggestions, may } = viewed
  if (may['prepare-release'] !== true) return <p>{may['prepare-release'].message}</p>
  const mayAsIs = kindsOf(release.inspection.found, 'blocks').length === 0
  if (!described.ok)
    return <AsIsOnly shell={shell} release={release} says={described.message} may={mayAsIs} />
  const { marks } = release
  const { page, pageCount } = described
  const hasPictures = page.ratio !== null
  const boxes = marks.boxes.filter((box) => box.page === page.page)
  return (
    <section aria-labelledby="mark-title">
      <h2 id="mark-title">标注</h2>
      <Form shell={shell} action={`${releasePath(release)}/mark`}>
        <input type="hidden" name="version" value={String(release.version)} />
        <input type="hidden" name="page" value={String(page.page)} />
        <input type="hidden" name="from" value={String(from)} />
        <Choices
          name="method"
          label="怎样放行"
          pick="one"
          values={[marks.method]}
          options={[
            { value: 'rewrite', label: text.rewrite },
            ...(mayAsIs ? [{ value: 'as-is', label: text.asIs }] : []),
          ]}
          errors={errors}
        />
        <SelectField name="ground" label="这次新标的内容，遮盖的理由" options={grounds} value="privacy" />
        {suggestions.length > 0 && (
          <fieldset class="field choices">
            <legend>这一页里疑似的个人信息：勾选后在全文遮盖</legend>
            {suggestions.map(({ text: piece, datum }, index) => (
              <p class="choice">
                <input
                  type="checkbox"
                  id={`suggestion-${index}`}
                  name={`suggestion-${index}`}
                  value={piece}
                />
                <label for={`suggestion-${index}`}>
                  {piece}（{personalDataClasses[datum.class].name}）
                </label>
              </p>
            ))}
          </fieldset>
        )}
        <Terms marks={marks} />
        <TextAreaField
          name="terms"
          label="在全文遮盖这些词语"
          hint={text.termsHint}
          rows={3}
          optional="yes"
        />
        <h3>
          第 {page.page} 页，共 {pageCount} 页
        </h3>
        <div class="redact" data-redact={hasPictures ? 'boxes' : 'lines'}>
          {hasPictures && (
            <PageStage
              picture={`${releasePath(release)}/picture?page=${page.page}`}
              page={page}
              boxes={boxes}
              label={`第 ${page.page} 页`}
            />
          )}
          <div class="redact-side">
            <Lines viewed={viewed} from={from} />
            {hasPictures && <Boxes boxes={boxes} />}
          </div>
        </div>
        <p class="actions">
          <button type="submit" class="primary" name="then" value="apply">
            保存并生成放行文件
          </button>
          <button type="submit" name="then" value="stay">
            只保存标注
          </button>
          {page.page > 1 && (
            <button type="submit" name="then" value="previous">
              保存，看上一页
            </button>
          )}
          {page.page < pageCount && (
            <button type="submit" name="then" value="next">
              保存，看下一页
            </button>
          )}
        </p>
      </Form>
    </section>
  )
}

/** What cannot be put into words cannot be marked; when nothing is hidden in it, it may still leave as it is. */
const AsIsOnly: FC<{ shell: Shell; release: Release; says: string; may: boolean }> = ({
  shell,
  release,
  says,
  may,
}) => (
  <section aria-labelledby="mark-title">
    <h2 id="mark-title">标注</h2>
    <p class="problem">{says}</p>
    {may && (
      <Form shell={shell} action={`${releasePath(release)}/mark`}>
        <input type="hidden" name="version" value={String(release.version)} />
        <input type="hidden" name="method" value="as-is" />
        <p>{text.asIs}</p>
        <p class="actions">
          <button type="submit" name="then" value="apply">
            原样放行，送另一人批准
          </button>
        </p>
      </Form>
    )}
  </section>
)

const Terms: FC<{ marks: Marks }> = ({ marks: { terms } }) =>
  terms.length === 0 ? null : (
    <fieldset class="field choices">
      <legend>已经要遮盖的词语：勾选的不再遮盖</legend>
      {terms.map(({ text: term, ground }, index) => (
        <p class="choice">
          <input type="checkbox" id={`term-${index}-remove`} name={`term-${index}-remove`} value="yes" />
          <label for={`term-${index}-remove`}>
            {term}（{removalGrounds[ground].name}）
          </label>
        </p>
      ))}
    </fieldset>
  )

const Lines: FC<Pick<ReleaseViewProps, 'viewed' | 'from'>> = ({ viewed: { release, described }, from }) => {
  if (!described.ok) return null
  const { page } = described
  const shown = page.lines.slice(from - 1, from - 1 + linesAtOnce)
  const marked = new Set(
    release.marks.lines.filter((line) => line.page === page.page).map(({ line }) => line),
  )
  const path = `${releasePath(release)}?page=${page.page}`
  return (
    <fieldset class="field choices redact-lines">
      <legend>遮盖整行</legend>
      <p class="hint">
        {page.lines.length === 0 ? '这一页没有系统认得的文字，请看图用框标。' : text.linesHint}
      </p>
      {shown.map(({ text: line }, index) => (
        <p class="choice">
          <input
            type="checkbox"
            id={`line-${from + index}`}
            name={`line-${from + index}`}
            value="yes"
            checked={marked.has(from + index)}
          />
          <label for={`line-${from + index}`}>{line === '' ? '（空行）' : line}</label>
        </p>
      ))}
      {page.lines.length > linesAtOnce && (
        <p class="pagination">
          第 {from} 至 {from + shown.length - 1} 行，共 {page.lines.length} 行。{' '}
          {from > 1 && <a href={`${path}&from=${Math.max(1, from - linesAtOnce)}`}>前面的行</a>}{' '}
          {from + linesAtOnce <= page.lines.length && (
            <a href={`${path}&from=${from + linesAtOnce}`}>后面的行</a>
          )}
        </p>
      )}
    </fieldset>
  )
}

const sides = [
  ['left', '左'],
  ['top', '上'],
  ['width', '宽'],
  ['height', '高'],
] as const

const Boxes: FC<{ boxes: Marks['boxes'] }> = ({ boxes }) => {
  const rows: (Marks['boxes'][number] | null)[] = [...boxes, ...Array<null>(spareBoxes).fill(null)]
  return (
    <fieldset class="field choices redact-boxes">
      <legend>遮盖框</legend>
      <p class="hint">{text.boxesHint}</p>
      <table class="data">
        <caption class="unseen">这一页的遮盖框</caption>
        <thead>
          <tr>
            <th scope="col">框</th>
            {sides.map(([, name]) => (
              <th scope="col">{name}（%）</th>
            ))}
            <th scope="col">去掉</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((box, index) => (
            <BoxRow box={box} index={index} ground={box?.ground ?? null} />
          ))}
        </tbody>
      </table>
    </fieldset>
  )
}

const BoxRow: FC<{ box: Marks['boxes'][number] | null; index: number; ground: RemovalGround | null }> = ({
  box,
  index,
  ground,
}) => (
  <tr data-box={String(index)}>
    <th scope="row">
      {index + 1}
      {ground !== null && <span class="quiet">（{removalGrounds[ground].name}）</span>}
      {ground !== null && <input type="hidden" name={`box-${index}-ground`} value={ground} />}
    </th>
    {sides.map(([side, name]) => (
      <td data-name={name}>
        <input
          type="number"
          min="0"
          max="100"
          step="0.1"
          class="short"
          name={`box-${index}-${side}`}
          aria-label={`第 ${index + 1} 个框，${name}，百分数`}
          value={box === null ? '' : String(Math.round(box[side] * 1000) / 10)}
        />
      </td>
    ))}
    <td data-name="去掉">
      {box !== null && (
        <input
          type="checkbox"
          name={`box-${index}-remove`}
          value="yes"
          aria-label={`去掉第 ${index + 1} 个框`}
        />
      )}
    </td>
  </tr>
)
