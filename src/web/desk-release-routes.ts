/** 放行: files on their way out. */

import { type Locate, need, needUnseen, ownOrgan } from './desk-needs.ts'
import type { StaffRoute } from './desk-routes.ts'
import {
  answer,
  approve,
  giveBack,
  mark,
  showPicture,
  showRelease,
  withdraw,
} from './pages/desk/release/handler.tsx'
import { openOne, showFiles, showWaiting, upload } from './pages/desk/release/list.tsx'
import { keyOf, ownerOf } from './pages/desk/release/release-address.ts'

const ownerObject: Locate = async (visit) => {
  const owner = ownerOf(visit)
  return owner === null ? null : visit.ports.files.place(owner)
}

/** Whose work it is: those who prepared it, so that four eyes are kept at the door already. */
const releaseObject: Locate = async (visit) => {
  const key = keyOf(visit)
  return key === null ? null : visit.ports.releases.place(key)
}

const seeFiles = needUnseen('file', 'view', ownerObject)
const prepareFiles = needUnseen('file', 'prepare-release', ownerObject)
const makeFiles = needUnseen('file', 'create', ownerObject)
const seeRelease = needUnseen('file', 'view', releaseObject)
const prepare = needUnseen('file', 'prepare-release', releaseObject)
const decide = needUnseen('file', 'release', releaseObject)
const takeBack = needUnseen('file', 'withdraw-release', releaseObject)

const files = '/releases/:region/:kind/:object'
const one = `${files}/:release`

export const releaseRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/releases',
    needs: need('file', 'withdraw-release', ownOrgan),
    handler: showWaiting,
  },
  { method: 'GET', path: files, needs: seeFiles, handler: showFiles },
  { method: 'POST', path: `${files}/upload`, needs: makeFiles, handler: upload },
  { method: 'POST', path: `${files}/open`, needs: prepareFiles, handler: openOne },
  { method: 'GET', path: one, needs: seeRelease, handler: showRelease },
  { method: 'GET', path: `${one}/picture`, needs: seeRelease, handler: showPicture },
  { method: 'POST', path: `${one}/mark`, needs: prepare, handler: mark },
  { method: 'POST', path: `${one}/answer`, needs: prepare, handler: answer },
  { method: 'POST', path: `${one}/approve`, needs: decide, handler: approve },
  { method: 'POST', path: `${one}/return`, needs: decide, handler: giveBack },
  { method: 'POST', path: `${one}/withdraw`, needs: takeBack, handler: withdraw },
]
