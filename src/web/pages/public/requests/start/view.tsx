import type { FC } from 'hono/jsx'
import type { OrganList } from '../../../../../usecases/organ-ports.ts'
import type { KeptDraft } from '../../../../../usecases/requests/keep-draft.ts'
import { EmptyState } from '../../../../components/kit/empty-state.tsx'
import { TextField } from '../../../../components/kit/field.tsx'
import { RequestsPage } from '../frame.tsx'
import { OtherWays } from '../other-ways.tsx'
import { startText as text } from '../text.ts'

export interface StartProps {
  readonly asset: (name: string) => string
  readonly search: string
  readonly organs: OrganList
  readonly regionNames: ReadonlyMap<string, string>
  /** A draft of this browser that can be gone on with, or the receipt of one that was sent. */
  readonly kept: KeptDraft | null
}

/** GET /requests: to which organ. */
export const StartView: FC<StartProps> = ({ asset, search, organs, regionNames, kept }) => (
  <RequestsPage title={text.title} asset={asset}>
    <h1>{text.title}</h1>
    <p class="lead">{text.lead}</p>
    {kept !== null && <Kept kept={kept} />}
    <p class="actions">
      <a class="button" href="/requests/track">
        {text.track}
      </a>
      <a href="/calculator">{text.calculator}</a>
    </p>
    <section aria-labelledby="organs-title">
      <h2 id="organs-title">{text.which}</h2>
      <p class="quiet">{text.whichHint}</p>
      <search>
        <form method="get" action="/requests" class="find-organ">
          <TextField name="q" label={text.search} type="search" value={search} maxlength={60} />
          <p class="actions">
            <button type="submit">{text.find}</button>
            {search !== '' && <a href="/requests">{text.all}</a>}
          </p>
        </form>
      </search>
      <Organs organs={organs} regionNames={regionNames} search={search} />
    </section>
    <section aria-labelledby="know-title">
      <h2 id="know-title">{text.know.title}</h2>
      <ul class="rules">
        {text.know.says.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </section>
    <OtherWays />
  </RequestsPage>
)

const Organs: FC<Pick<StartProps, 'organs' | 'regionNames' | 'search'>> = ({
  organs,
  regionNames,
  search,
}) => {
  if (organs.organs.length === 0)
    return (
      <EmptyState title={search === '' ? text.noOrgans : text.notFound(search)}>
        <p>{search === '' ? text.noOrgansHint : text.notFoundHint}</p>
      </EmptyState>
    )
  return (
    <>
      <ul class="organ-list">
        {organs.organs.map(({ regionId, organId, name }) => (
          <li>
            <a href={`/requests/new/${regionId}/${organId}`}>{name}</a>
            <span class="quiet">
              {regionNames.get(regionId)}　区划代码 {regionId}
            </span>
          </li>
        ))}
      </ul>
      {organs.next !== null && (
        <p>
          <a href={`/requests?${new URLSearchParams({ q: search, after: organs.next })}`}>{text.more}</a>
        </p>
      )}
    </>
  )
}

const Kept: FC<{ kept: KeptDraft }> = ({ kept }) => (
  <p class="outcome">
    {kept.sent === null ? (
      <>
        {text.kept.draft} <a href="/requests/draft">{text.kept.goOn}</a>
      </>
    ) : (
      <>
        {text.kept.sent(kept.sent.number)} <a href="/requests/receipt">{text.kept.receipt}</a>
      </>
    )}
  </p>
)
