import type { LetterPorts } from '../usecases/letter-ports.ts'
import { draftLetter } from '../usecases/letters/draft-letter.ts'
import { dropLetter, editLetter } from '../usecases/letters/edit-letter.ts'
import { issueLetter } from '../usecases/letters/issue-letter.ts'
import { saveLetterSettings, viewLetterSettings } from '../usecases/letters/letter-settings.ts'
import { draftReplies, issueReplies } from '../usecases/letters/letters-together.ts'
import { makeBundle } from '../usecases/letters/make-bundle.ts'
import { openLetterFile } from '../usecases/letters/open-letter-file.ts'
import { listLetters, viewLetter } from '../usecases/letters/view-letter.ts'

type Input<Use> = Use extends (ports: never, input: infer Given) => unknown ? Given : never
type Bound<Use extends (...given: never) => unknown> = (input: Input<Use>) => ReturnType<Use>

/** Letters, as the desk calls them. */
export interface DeskLetters {
  readonly list: Bound<typeof listLetters>
  readonly view: Bound<typeof viewLetter>
  readonly draft: Bound<typeof draftLetter>
  readonly edit: Bound<typeof editLetter>
  readonly drop: Bound<typeof dropLetter>
  readonly issue: Bound<typeof issueLetter>
  readonly draftReplies: Bound<typeof draftReplies>
  readonly issueReplies: Bound<typeof issueReplies>
  readonly open: Bound<typeof openLetterFile>
  readonly bundle: Bound<typeof makeBundle>
  readonly settings: Bound<typeof viewLetterSettings>
  readonly saveSettings: Bound<typeof saveLetterSettings>
}

/** For src/wiring. `nameOf`: who an account is, for the log in the bundle. */
export function bindLetters(
  ports: LetterPorts,
  needs: { readonly nameOf: (accountId: string) => Promise<string | null> },
): DeskLetters {
  return {
    list: (input) => listLetters(ports, input),
    view: (input) => viewLetter(ports, input),
    draft: (input) => draftLetter(ports, input),
    edit: (input) => editLetter(ports, input),
    drop: (input) => dropLetter(ports, input),
    issue: (input) => issueLetter(ports, input),
    draftReplies: (input) => draftReplies(ports, input),
    issueReplies: (input) => issueReplies(ports, input),
    open: (input) => openLetterFile(ports, input),
    bundle: (input) => makeBundle({ ...ports, ...needs }, input),
    settings: (input) => viewLetterSettings(ports, input),
    saveSettings: (input) => saveLetterSettings(ports, input),
  }
}
