import {
  isVocabulary,
  longestTerm,
  type Term,
  type VocabularyName,
  vocabularies,
} from '../../../../domain/vocabularies/vocabulary.ts'
import { DataTable } from '../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { TextField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { Tag } from '../../../components/kit/tag.tsx'
import { dayText } from '../../../day-text.ts'
import { mayDo, need, ownOrgan } from '../../../desk-needs.ts'
import {
  done,
  errorsOf,
  type FormError,
  fieldOf,
  type Outcome,
  type Shell,
  type Visit,
} from '../../../desk-visit.ts'
import { problem404 } from '../problem/not-found.ts'

const editWords = need('vocabulary', 'edit', ownOrgan)

/** GET /vocabularies */
export function showVocabularies({ context, shell }: Visit): Promise<Response> {
  return respondWithDeskPage(
    context,
    <DeskPage title="词表" shell={shell}>
      <h1>词表</h1>
      <p>填表时供选用的词语，本地区共用。停用的词不再出现在表单里，已经用过它的记录不变。</p>
      <ul class="places-list">
        {Object.entries(vocabularies).map(([name, { title, hint }]) => (
          <li>
            <a href={`/vocabularies/${name}`}>{title}</a>　<span class="quiet">{hint}</span>
          </li>
        ))}
      </ul>
    </DeskPage>,
  )
}

function nameOf({ context }: Visit): VocabularyName | null {
  const name = context.req.param('name') ?? ''
  return isVocabulary(name) ? name : null
}

/** GET /vocabularies/:name */
export async function showVocabulary(visit: Visit): Promise<Outcome> {
  return page(visit, [])
}

async function page(visit: Visit, errors: readonly FormError[]): Promise<Outcome> {
  const { context, ports, signedIn, shell } = visit
  const name = nameOf(visit)
  if (name === null) return problem404
  const { title, hint } = vocabularies[name]
  const terms = await ports.vocabularies.terms(signedIn.account.regionId, name)
  const mayEdit = await mayDo(visit, editWords)
  return respondWithDeskPage(
    context,
    <DeskPage title={title} shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <ErrorSummary errors={errors} />
      <p class="trail">
        <a href="/vocabularies">词表</a>
      </p>
      <h1>{title}</h1>
      <p>{hint}</p>
      <DataTable
        caption={title}
        captionIs="unseen"
        columns={[
          { name: '词语', cell: ({ label }: Term) => label },
          {
            name: '状态',
            cell: ({ retiredOn }) =>
              retiredOn === null ? '使用中' : <Tag tone="quiet">{`${dayText(retiredOn)}停用`}</Tag>,
          },
          ...(mayEdit
            ? [{ name: '操作', cell: (term: Term) => <TermForm shell={shell} name={name} term={term} /> }]
            : []),
        ]}
        rows={terms}
        empty=""
      />
      {mayEdit && (
        <section class="narrow" aria-labelledby="add-title">
          <h2 id="add-title">增加一个词</h2>
          <Form shell={shell} action={`/vocabularies/${name}`}>
            <TextField
              name="label"
              label="词语"
              maxlength={longestTerm}
              value={fieldOf(visit, 'label')}
              errors={errors}
            />
            <p class="actions">
              <button type="submit" class="primary">
                增加
              </button>
            </p>
          </Form>
        </section>
      )}
    </DeskPage>,
    errors.length > 0 ? 422 : 200,
  )
}

function TermForm({ shell, name, term }: { shell: Shell; name: VocabularyName; term: Term }) {
  const isUsed = term.retiredOn === null
  return (
    <Form shell={shell} action={isUsed ? `/vocabularies/${name}/retire` : `/vocabularies/${name}`}>
      <input type="hidden" name="label" value={term.label} />
      <button type="submit" class="plain">
        {isUsed ? '停用' : '恢复'}
        <span class="unseen">{term.label}</span>
      </button>
    </Form>
  )
}

/** POST /vocabularies/:name: a new word, or a retired one back. */
export async function addTerm(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const [name, label] = [nameOf(visit), fieldOf(visit, 'label')]
  if (name === null) return problem404
  const added = await ports.vocabularies.add({ signedIn, at, name, label })
  if (added.ok) return done(`/vocabularies/${name}`, `“${label.trim()}”可以选用了。`)
  return 'fields' in added ? page(visit, errorsOf(added)) : added
}

/** POST /vocabularies/:name/retire */
export async function retireTerm(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const [name, label] = [nameOf(visit), fieldOf(visit, 'label')]
  if (name === null) return problem404
  const retired = await ports.vocabularies.retire({ signedIn, at, name, label })
  return retired.ok ? done(`/vocabularies/${name}`, `“${label}”已停用。`) : retired
}
