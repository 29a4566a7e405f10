import type { FC } from 'hono/jsx'
import type { LetterKind } from '../../../../domain/requests/letter-kind.ts'
import { kindNames } from '../../../../domain/requests/letters/letter-settings.ts'
import { letterKindNames } from '../../../../domain/requests/request-words.ts'
import type { StoredLetter } from '../../../../usecases/letter-ports.ts'
import type { ListedLetters } from '../../../../usecases/letters/view-letter.ts'
import { DataTable } from '../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { Instant } from '../../../components/kit/instant.tsx'
import { Tag } from '../../../components/kit/tag.tsx'
import type { Outcome, Shell, Visit } from '../../../desk-visit.ts'
import { problem404 } from '../problem/not-found.ts'
import { addressOf, pathOf } from '../requests/request-address.ts'
import { letterPath } from './letter-address.ts'

/** GET /requests/:region/:request/letters */
export async function showLetters(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, at, shell } = visit
  const address = addressOf(visit)
  if (address === null) return problem404
  const listed = await ports.letters.list({ actor: signedIn.actor, at, ...address })
  if (!listed.ok) return listed
  return respondWithDeskPage(context, <LettersView shell={shell} listed={listed} />)
}

/** What can be written, by whom it goes to. */
const groups: readonly { readonly title: string; readonly kinds: readonly LetterKind[] }[] = [
  {
    title: '给申请人',
    kinds: [
      'receipt',
      'supplement-notice',
      'extension-notice',
      'consultation-notice',
      'reasons-notice',
      'reasonable-period-notice',
      'fee-notice',
      'reply',
      'correction-reply',
      'discontinuance-notice',
    ],
  },
  { title: '给第三方', kinds: ['third-party-consultation', 'third-party-answer-sheet', 'override-notice'] },
  {
    title: '给其他机关、单位',
    kinds: ['co-maker-consultation', 'other-organ-consultation', 'assistance-request', 'transfer-letter'],
  },
  { title: '存档', kinds: ['register-sheet', 'proof-of-service'] },
]

const LettersView: FC<{ shell: Shell; listed: ListedLetters }> = ({ shell, listed }) => {
  const { case: made, letters, mayEdit } = listed
  const path = pathOf(made)
  const isFor = (kind: LetterKind) =>
    made.kind === 'correction' ? kind !== 'reply' : kind !== 'correction-reply' && kind !== 'transfer-letter'
  return (
    <DeskPage title={`文书 · ${made.registered.number}`} shell={shell}>
      <p class="trail">
        <a href={path}>{made.registered.number}</a>
      </p>
      <div class="page-head">
        <h1>文书</h1>
        <p class="actions">
          <a href={`${path}/bundle`}>证据材料</a>
        </p>
      </div>
      <DataTable
        caption="这件申请的文书"
        captionIs="unseen"
        columns={[
          {
            name: '文书',
            cell: (letter: StoredLetter) => <a href={letterPath(letter)}>{kindNames[letter.kind]}</a>,
          },
          { name: '状态', cell: ({ issued }) => <State issued={issued} /> },
          { name: '文号', cell: ({ issued }) => issued?.number ?? '' },
          { name: '最后保存', cell: ({ savedAt }) => <Instant at={savedAt} /> },
        ]}
        rows={letters}
        empty={<EmptyState title="还没有文书。" />}
      />
      {mayEdit && (
        <section class="part" aria-labelledby="new-title">
          <h2 id="new-title">拟写文书</h2>
          {groups.map(({ title, kinds }) => (
            <>
              <h3>{title}</h3>
              <ul class="letter-kinds">
                {kinds.filter(isFor).map((kind) => (
                  <li>
                    <a href={`${path}/letters/new/${kind}`}>{letterKindNames[kind]}</a>
                  </li>
                ))}
              </ul>
            </>
          ))}
        </section>
      )}
    </DeskPage>
  )
}

export const State: FC<{ issued: StoredLetter['issued'] }> = ({ issued }) =>
  issued === null ? <Tag tone="open">草稿</Tag> : <Tag tone="quiet">已印发</Tag>
