import type { FC } from 'hono/jsx'
import type { FoundOrgan } from '../../../../../usecases/find-organ.ts'
import { Choices } from '../../../../components/kit/field.tsx'
import { RequestsPage } from '../frame.tsx'
import { OfficeContact, OtherWays } from '../other-ways.tsx'
import { organText as text } from '../text.ts'

/** GET /requests/new/:region/:organ: this organ, and what is to be done. */
export const OrganView: FC<{
  asset: (name: string) => string
  found: FoundOrgan
  /** A draft of this browser that beginning anew would put away. */
  replaces: boolean
}> = ({ asset, found, replaces }) => {
  const { organ, regionName, inDuty } = found
  return (
    <RequestsPage title={`向${organ.name}申请`} asset={asset} back={{ href: '/requests', label: text.back }}>
      <h1>{organ.name}</h1>
      <p class="quiet">
        {regionName}　区划代码 {organ.regionId}
      </p>
      {inDuty?.organId === organ.organId ? (
        <Begin found={found} replaces={replaces} />
      ) : (
        <p class="lead">
          {inDuty === null ? (
            text.goneNobody
          ) : (
            <>
              {text.gone(inDuty.name)}
              <br />
              <a href={`/requests/new/${inDuty.regionId}/${inDuty.organId}`}>
                {text.toSuccessor(inDuty.name)}
              </a>
            </>
          )}
        </p>
      )}
      <OfficeContact office={organ.office} />
      <OtherWays />
    </RequestsPage>
  )
}

const Begin: FC<{ found: FoundOrgan; replaces: boolean }> = ({ found: { organ }, replaces }) => (
  <form method="post" action="/requests/new">
    <input type="hidden" name="region" value={organ.regionId} />
    <input type="hidden" name="organ" value={organ.organId} />
    <Choices
      name="kind"
      label={text.what}
      pick="one"
      values={['disclosure']}
      options={[
        { value: 'disclosure', label: text.kinds.disclosure },
        { value: 'correction', label: text.kinds.correction },
      ]}
    />
    <div class="field">
      <p class="choice">
        <input type="checkbox" id="keep" name="keep" value="device" aria-describedby="keep-hint" />
        <label for="keep">{text.keep}</label>
      </p>
      <p class="hint" id="keep-hint">
        {text.keepHint}
      </p>
    </div>
    {replaces && (
      <p class="outcome">
        {text.replaces} <a href="/requests/draft">{text.goOn}</a>
      </p>
    )}
    <p class="actions">
      <button type="submit" class="primary">
        {text.begin}
      </button>
    </p>
  </form>
)
