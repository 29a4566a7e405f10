/** Keys with which programs work for a person. */

import { need, oneself } from './desk-needs.ts'
import type { StaffRoute } from './desk-routes.ts'
import { createApiKey, revokeApiKey, showApiKeys } from './pages/desk/account/api-keys.tsx'

const seeSelf = need('account', 'view', oneself)
const changeKey = need('account', 'change-key', oneself)
/** Taking a key back asks for no proof: whoever fears a leak is not to be held up. */
const endOwn = need('account', 'revoke-session', oneself)

export const apiKeyRoutes: readonly StaffRoute[] = [
  { method: 'GET', path: '/account/api-keys', needs: seeSelf, handler: showApiKeys },
  { method: 'POST', path: '/account/api-keys', needs: changeKey, handler: createApiKey },
  { method: 'POST', path: '/account/api-keys/:key/revoke', needs: endOwn, handler: revokeApiKey },
]
