import { type LetterCheckId, letterChecks } from '../../../../law/letter-checks/catalogue.ts'
import { citationText } from '../../../citation-text.ts'
import type { LetterKind } from '../../letter-kind.ts'
import type { LetterDocument, SectionRole } from '../letter-document.ts'
import type { LetterFacts } from '../letter-facts.ts'
import type { LetterFinding, LetterPosition } from '../letter-finding.ts'

export interface LetterCheckInput {
  readonly kind: LetterKind
  /** As it stands, with its fields not filled in. */
  readonly document: LetterDocument
  readonly facts: LetterFacts
}

/** A paragraph with its place. */
export interface PlacedText {
  readonly section: number
  readonly paragraph: number
  readonly role: SectionRole
  readonly text: string
}

export interface LetterContext extends LetterCheckInput {
  readonly paragraphs: readonly PlacedText[]
  /** Text of the sections of a role, paragraphs joined by a line break. */
  readonly textOf: (...roles: readonly SectionRole[]) => string
  /** Everything but what the applicant asked for in their own words. */
  readonly ownText: string
}

/**
 * What the checks of a letter ask for, gathered once: its paragraphs with their places, and what the case
 * says.
 */
export function letterContext(input: LetterCheckInput): LetterContext {
  const paragraphs = input.document.sections.flatMap(({ role, paragraphs: texts }, section) =>
    texts.map((text, paragraph): PlacedText => ({ section, paragraph, role, text })),
  )
  const textOf = (...roles: readonly SectionRole[]) =>
    paragraphs
      .filter(({ role }) => roles.includes(role))
      .map(({ text }) => text)
      .join('\n')
  return {
    ...input,
    paragraphs,
    textOf,
    ownText: textOf('answer', 'decision', 'supply', 'remedies', 'closing'),
  }
}

export type LetterRule = (context: LetterContext) => readonly LetterFinding[]

interface More {
  readonly at?: LetterPosition | null
  readonly suggestion?: string
  readonly severity?: 'error' | 'warning'
}

/** What a check answers when it fails. */
export function fail(id: LetterCheckId, message: string, more: More = {}): LetterFinding {
  const { severity, cites } = checkOf(id)
  return {
    id,
    severity: more.severity ?? severity,
    status: 'fail',
    message,
    at: more.at ?? null,
    basis: cites.map(citationText).join('、'),
    suggestion: more.suggestion ?? null,
  }
}

/** What it needs is not on record: told as a warning, so that it never passes silently. */
export function unknown(id: LetterCheckId, message: string, more: More = {}): LetterFinding {
  return { ...fail(id, message, { ...more, severity: 'warning' }), status: 'unknown' }
}

function checkOf(id: LetterCheckId) {
  const check = letterChecks.find((each) => each.id === id)
  if (check === undefined) throw new Error(`no check ${id}`)
  return check
}

/** Where a pattern first stands in the sections of some roles; null = nowhere. */
export function find(
  { paragraphs }: Pick<LetterContext, 'paragraphs'>,
  pattern: RegExp,
  roles: readonly SectionRole[] | 'all' = 'all',
): LetterPosition | null {
  for (const { section, paragraph, role, text } of paragraphs) {
    if (roles !== 'all' && !roles.includes(role)) continue
    const match = new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(text)
    if (match !== null) return { section, paragraph, start: match.index, end: match.index + match[0].length }
  }
  return null
}

/** The first paragraph of a role, for findings about what is missing there. */
export function startOf(
  { paragraphs }: Pick<LetterContext, 'paragraphs'>,
  role: SectionRole,
): LetterPosition | null {
  const first = paragraphs.find((each) => each.role === role)
  return first === undefined
    ? null
    : { section: first.section, paragraph: first.paragraph, start: 0, end: first.text.length }
}

/** Sentences of a text, without their stops. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/[。\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
}
