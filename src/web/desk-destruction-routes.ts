/** 到期个人信息: proposed by one person, destroyed by another. */

import { need, ownOrgan } from './desk-needs.ts'
import type { StaffRoute } from './desk-routes.ts'
import {
  approveDestruction,
  dropDestruction,
  proposeDestruction,
  showDueData,
} from './pages/desk/personal-data/handler.tsx'
import { showDestructions } from './pages/desk/personal-data/record.tsx'

const see = need('personal-data', 'view', ownOrgan)
const propose = need('personal-data', 'propose-destruction', ownOrgan)
const destroy = need('personal-data', 'destroy', ownOrgan)
const one = '/personal-data/proposals/:proposal'

const watch = need('personal-data', 'view-destructions', ownOrgan)

export const destructionRoutes: readonly StaffRoute[] = [
  { method: 'GET', path: '/personal-data', needs: see, handler: showDueData },
  { method: 'GET', path: '/personal-data/record', needs: watch, handler: showDestructions },
  { method: 'POST', path: '/personal-data/propose', needs: propose, handler: proposeDestruction },
  { method: 'POST', path: `${one}/approve`, needs: destroy, handler: approveDestruction },
  // Giving a list up destroys nothing: whoever may see it may.
  { method: 'POST', path: `${one}/drop`, needs: see, handler: dropDestruction },
]
