/** What people set for themselves: 我的清单, and which notices they have read. */

import { need, ownOrgan } from './desk-needs.ts'
import type { StaffRoute } from './desk-routes.ts'
import { readNotice } from './pages/desk/notices/handler.tsx'
import { removeQueue, saveQueue, showQueues } from './pages/desk/requests/saved-queues.tsx'

const listRequests = need('request', 'view', ownOrgan)
const seeNotices = need('notice', 'view', ownOrgan)

/** Before `/requests/:region/:request`. */
export const ownRoutes: readonly StaffRoute[] = [
  { method: 'GET', path: '/requests/queues', needs: listRequests, handler: showQueues },
  { method: 'POST', path: '/requests/queues', needs: listRequests, handler: saveQueue },
  { method: 'POST', path: '/requests/queues/:queue/remove', needs: listRequests, handler: removeQueue },
  { method: 'POST', path: '/notices/:notice/read', needs: seeNotices, handler: readNotice },
]
