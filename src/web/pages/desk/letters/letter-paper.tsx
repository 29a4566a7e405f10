import type { Child, FC } from 'hono/jsx'
import { inChinese } from '../../../../domain/calendar/local-date.ts'
import type { LetterDocument } from '../../../../domain/requests/letters/letter-document.ts'
import type { LetterFinding } from '../../../../domain/requests/letters/letter-finding.ts'

interface Mark {
  readonly start: number
  readonly end: number
  /** Number of the finding, from 1. */
  readonly number: number
}

/** The letter as it will stand on paper, with the findings marked where they are. */
export const LetterPaper: FC<{
  document: LetterDocument
  number: string | null
  findings: readonly LetterFinding[]
}> = ({ document, number, findings }) => {
  const { organ, title, addressee, sections, rows, attachments, signature, note } = document
  return (
    <article class="letter-paper" aria-labelledby="letter-title">
      <h2 id="letter-title">
        {organ}
        <br />
        {title}
      </h2>
      <p class="letter-number">{number ?? '（草稿，印发时编号）'}</p>
      {addressee !== '' && <p class="letter-addressee">{withTokens(addressee)}：</p>}
      {rows.length > 0 && (
        <table>
          <tbody>
            {rows.map(({ label, text }) => (
              <tr>
                <th scope="row">{label}</th>
                <td>{withTokens(text)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {sections.map(({ paragraphs }, section) =>
        paragraphs.map((text, paragraph) => <p>{marked(text, marksOf(findings, section, paragraph))}</p>),
      )}
      {attachments.length > 0 && (
        <p>
          附件：
          {attachments
            .map((name, index) => `${attachments.length > 1 ? `${index + 1}．` : ''}${name}`)
            .join('　')}
        </p>
      )}
      {signature.date !== null && (
        <p class="letter-signature">
          {signature.organ}
          <br />
          {inChinese(signature.date)}
          <span class="seal-place">
            （{signature.seal === 'disclosure-seal' ? '信息公开专用章' : '机关印章'}）
          </span>
        </p>
      )}
      {note !== '' && <p>（{note}）</p>}
    </article>
  )
}

function marksOf(findings: readonly LetterFinding[], section: number, paragraph: number): Mark[] {
  return findings.flatMap(({ at }, index) =>
    at !== null && at.section === section && at.paragraph === paragraph
      ? [{ start: at.start, end: at.end, number: index + 1 }]
      : [],
  )
}

/** Overlapping marks: the first of a place is drawn, and carries all the numbers. */
function marked(text: string, marks: readonly Mark[]): Child {
  const parts: Child[] = []
  let at = 0
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    if (mark.start < at) {
      parts.push(<NoteNumber number={mark.number} />)
      continue
    }
    parts.push(withTokens(text.slice(at, mark.start)))
    parts.push(
      <mark>
        {withTokens(text.slice(mark.start, mark.end))}
        <NoteNumber number={mark.number} />
      </mark>,
    )
    at = mark.end
  }
  return [...parts, withTokens(text.slice(at))]
}

const NoteNumber: FC<{ number: number }> = ({ number }) => (
  <a class="note-number" href={`#finding-${number}`} aria-label={`问题${number}`}>
    {String(number)}
  </a>
)

/** Fields that printing fills in, and gaps, told apart from the words of the letter. */
function withTokens(text: string): Child {
  return text
    .split(/(〖[^〖〗]+〗|【待填：[^【】]*】)/)
    .map((part) =>
      part.startsWith('〖') ? (
        <span class="letter-field">{part.slice(1, -1)}</span>
      ) : part.startsWith('【待填') ? (
        <strong class="letter-gap">{part}</strong>
      ) : (
        part
      ),
    )
}
