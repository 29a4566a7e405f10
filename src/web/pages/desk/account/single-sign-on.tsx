import { Confirm } from '../../../components/kit/confirm.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { writeCookie } from '../../../desk-cookies.ts'
import { done, type FormError, fieldOf, type Outcome, type Visit } from '../../../desk-visit.ts'
import { problem404 } from '../problem/not-found.ts'
import { leave, readAway } from '../sign-in/single-sign-on.tsx'

/** GET /account/single-sign-on: to the provider, to link one's account. */
export async function goLink(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  if (ports.access.singleSignOnTitle === null) return problem404
  return leave(visit, { purpose: 'link', back: '/account', failed: '/account' }, () =>
    ports.access.beginSingleSignOn({ signedIn, at }),
  )
}

/** GET /account/single-sign-on/finish: back from the provider; asks once more before anything is linked. */
export function showLink(visit: Visit): Promise<Outcome> | Outcome {
  const { context, ports, shell, signedIn } = visit
  const title = ports.access.singleSignOnTitle
  if (title === null || readAway(visit)?.purpose !== 'link') return problem404
  return respondWithDeskPage(
    context,
    <DeskPage title="关联统一身份认证" shell={shell}>
      <div class="narrow">
        <Confirm
          shell={shell}
          heading={`关联${title}`}
          action="/account/single-sign-on/finish"
          submit="关联"
          back="/account"
        >
          <input type="hidden" name="answer" value={new URL(context.req.url).search} />
          <p>
            以后可以用刚才在{title}登录的身份进入“{signedIn.account.name}”的账号。
          </p>
        </Confirm>
      </div>
    </DeskPage>,
  )
}

/** POST /account/single-sign-on/finish */
export async function link(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, at } = visit
  const away = readAway(visit)
  if (away?.purpose !== 'link') return problem404
  writeCookie(context, ports, 'gongkai-away', '', 0)
  const callbackUrl = new URL(`/${fieldOf(visit, 'answer')}`, context.req.url).href
  const linked = await ports.access.linkSingleSignOn({ signedIn, callbackUrl, ceremony: away.ceremony, at })
  return linked.ok ? done('/account', '已关联。') : linked
}

/** GET /account/single-sign-on/remove */
export function showUnlink(visit: Visit): Promise<Outcome> {
  return unlinkPage(visit, [])
}

async function unlinkPage(visit: Visit, errors: readonly FormError[]): Promise<Outcome> {
  const { context, ports, signedIn, at, shell } = visit
  const view = await ports.access.viewAccount({ signedIn, accountId: signedIn.account.accountId, at })
  if (!view.ok) return view
  const [issuer] = view.issuers
  if (issuer === undefined) return problem404
  return respondWithDeskPage(
    context,
    <DeskPage title="取消关联" shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <div class="narrow">
        <Confirm
          shell={shell}
          heading="取消统一身份认证的关联"
          action="/account/single-sign-on/remove"
          submit="取消关联"
          back="/account"
          errors={errors}
        >
          <input type="hidden" name="issuer" value={issuer} />
          <p>取消以后，不能再从 {new URL(issuer).host} 登录本账号。</p>
        </Confirm>
      </div>
    </DeskPage>,
    errors.length > 0 ? 422 : 200,
  )
}

/** POST /account/single-sign-on/remove */
export async function unlink(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const gone = await ports.access.unlinkSingleSignOn({ signedIn, issuer: fieldOf(visit, 'issuer'), at })
  if (gone.ok) return done('/account', '已取消关联。')
  return gone.code === 'last-way' ? unlinkPage(visit, [{ field: null, message: gone.message }]) : gone
}
