import type { FC } from 'hono/jsx'
import type { SectionRole } from '../../../../domain/requests/letters/letter-document.ts'
import { kindNames } from '../../../../domain/requests/letters/letter-settings.ts'
import type { LetterEdit } from '../../../../usecases/letters/edit-letter.ts'
import type { ViewedLetter } from '../../../../usecases/letters/view-letter.ts'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { TextAreaField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { done, errorsOf, type FormError, fieldOf, type Outcome, type Visit } from '../../../desk-visit.ts'
import { problem404 } from '../problem/not-found.ts'
import { letterAddress, letterPath } from './letter-address.ts'
import { LetterFields, readParticulars, readService, ServiceField } from './letter-form.tsx'

const roleNames: Readonly<Record<SectionRole, string>> = {
  opening: '收到申请和申请内容',
  answer: '逐项答复',
  decision: '事实、依据和决定',
  supply: '提供的方式',
  remedies: '救济告知',
  closing: '结语',
}

/** GET …/letters/:letter/edit: every part of the letter in its own field, one paragraph a line. */
export const showEdit = (visit: Visit) => showForm(visit, 'texts', [])
/** GET …/letters/:letter/facts: what was typed for it; the letter is written anew. */
export const showFacts = (visit: Visit) => showForm(visit, 'facts', [])

export async function saveTexts(visit: Visit): Promise<Outcome> {
  const viewed = await open(visit)
  if (!viewed.ok) return viewed
  const sections = viewed.letter.document.sections.map((_, index) =>
    linesOf(fieldOf(visit, `section-${index}`)),
  )
  return save(visit, viewed, {
    type: 'texts',
    sections,
    attachments: linesOf(fieldOf(visit, 'attachments')),
  })
}

export async function saveFacts(visit: Visit): Promise<Outcome> {
  const viewed = await open(visit)
  if (!viewed.ok) return viewed
  const particulars = readParticulars(visit, viewed.fields)
  return save(visit, viewed, {
    type: 'facts',
    particulars,
    servedBy: readService(visit) ?? viewed.letter.servedBy,
  })
}

/** POST …/letters/:letter/drop */
export async function dropDraft(visit: Visit): Promise<Outcome> {
  const key = letterAddress(visit)
  if (key === null) return problem404
  const version = Number(fieldOf(visit, 'version'))
  const dropped = await visit.ports.letters.drop({
    actor: visit.signedIn.actor,
    at: visit.at,
    ...key,
    version,
  })
  return dropped.ok ? done(`/requests/${key.regionId}/${key.requestId}/letters`, '草稿已放弃。') : dropped
}

async function save(visit: Visit, { letter }: ViewedLetter, edit: LetterEdit): Promise<Outcome> {
  const { regionId, requestId, letterId } = letter
  const saved = await visit.ports.letters.edit({
    actor: visit.signedIn.actor,
    at: visit.at,
    regionId,
    requestId,
    letterId,
    version: Number(fieldOf(visit, 'version')),
    edit,
  })
  if (saved.ok) return done(letterPath(letter), '已保存。')
  return saved.code === 'version-conflict' ? showForm(visit, edit.type, errorsOf(saved)) : saved
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

async function open(visit: Visit) {
  const key = letterAddress(visit)
  if (key === null) return problem404
  return visit.ports.letters.view({ actor: visit.signedIn.actor, at: visit.at, ...key })
}

async function showForm(
  visit: Visit,
  what: LetterEdit['type'],
  errors: readonly FormError[],
): Promise<Outcome> {
  const viewed = await open(visit)
  if (!viewed.ok) return viewed
  const { letter } = viewed
  const path = letterPath(letter)
  const title = `修改${kindNames[letter.kind]}`
  return respondWithDeskPage(
    visit.context,
    <DeskPage title={title} shell={visit.shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <ErrorSummary errors={errors} />
      <p class="trail">
        <a href={path}>{kindNames[letter.kind]}</a>
      </p>
      <div class="narrow">
        <h1>{title}</h1>
        <Form shell={visit.shell} action={`${path}/${what === 'texts' ? 'edit' : 'facts'}`}>
          <input type="hidden" name="version" value={String(letter.version)} />
          {what === 'texts' ? <Texts viewed={viewed} /> : <Facts viewed={viewed} errors={errors} />}
          <p class="actions">
            <button type="submit" class="primary">
              保存
            </button>
            <a href={path}>取消</a>
          </p>
        </Form>
      </div>
    </DeskPage>,
    errors.length > 0 ? 409 : 200,
  )
}

const Texts: FC<{ viewed: ViewedLetter }> = ({ viewed: { letter } }) => (
  <>
    <p>
      一行一段。〖申请人姓名〗这样的代号在印发时换成登记的内容，不要改写成真名。段首的“（一）”会排成楷体小标题。
    </p>
    {letter.document.sections.map(({ role, paragraphs }, index) => (
      <TextAreaField
        name={`section-${index}`}
        label={roleNames[role]}
        value={paragraphs.join('\n')}
        rows={Math.min(14, 2 + Math.ceil(paragraphs.join('').length / 40))}
      />
    ))}
    <TextAreaField
      name="attachments"
      label="附件"
      hint="一行一个名称，不写序号。"
      optional="yes"
      value={letter.document.attachments.join('\n')}
      rows={2}
    />
  </>
)

const Facts: FC<{ viewed: ViewedLetter; errors: readonly FormError[] }> = ({ viewed, errors }) => (
  <>
    <p>保存后按模板重新生成，手工改过的文字不保留（旧版本仍可查）。</p>
    <LetterFields
      fields={viewed.fields}
      values={{ ...viewed.facts.decision?.particulars, ...viewed.letter.particulars }}
      errors={errors}
    />
    <ServiceField value={viewed.letter.servedBy} />
  </>
)
