import { apiKeyRoutes } from './desk-api-key-routes.ts'
import { destructionRoutes } from './desk-destruction-routes.ts'
import { exchangeRoutes } from './desk-exchange-routes.ts'
import {
  fileObject,
  type Need,
  namedGrant,
  namedOrgan,
  namedPerson,
  need,
  needUnseen,
  oneself,
  ownOrgan,
} from './desk-needs.ts'
import { ownRoutes } from './desk-own-routes.ts'
import { platformRoutes } from './desk-platform-routes.ts'
import { releaseRoutes } from './desk-release-routes.ts'
import type { Guest, Outcome, Visit } from './desk-visit.ts'
import { delegate, showDelegate } from './pages/desk/account/delegate.tsx'
import {
  addOneTimeCode,
  removeFactor,
  showOneTimeCode,
  showRemoveFactor,
} from './pages/desk/account/factors.tsx'
import { showAccount } from './pages/desk/account/handler.tsx'
import { changePassword, showPassword } from './pages/desk/account/password.tsx'
import { addSecurityKey, showSecurityKey } from './pages/desk/account/security-key.tsx'
import { endOtherSessions, endSession } from './pages/desk/account/sessions.ts'
import { showSignIns } from './pages/desk/account/sign-ins.tsx'
import { goLink, link, showLink, showUnlink, unlink } from './pages/desk/account/single-sign-on.tsx'
import { showCalendars } from './pages/desk/calendars/handler.tsx'
import { importCalendar, showImportCalendar } from './pages/desk/calendars/import.tsx'
import { toggleElder } from './pages/desk/elder-mode.ts'
import { openFile } from './pages/desk/files/handler.ts'
import { showGallery } from './pages/desk/gallery/handler.tsx'
import { showPlaces } from './pages/desk/go/handler.tsx'
import { downloadBundle, showBundle } from './pages/desk/letters/bundle.tsx'
import { dropDraft, saveFacts, saveTexts, showEdit, showFacts } from './pages/desk/letters/edit-letter.tsx'
import { downloadLetter, issue, showIssue } from './pages/desk/letters/issue-letter.tsx'
import { showLetters } from './pages/desk/letters/letter-list.tsx'
import { createLetter, showNewLetter } from './pages/desk/letters/new-letter.tsx'
import { saveSettings, showSettings } from './pages/desk/letters/settings.tsx'
import { showLetter } from './pages/desk/letters/show-letter.tsx'
import { showLogs } from './pages/desk/logs/handler.tsx'
import { exportOrgans, showOrgans } from './pages/desk/organs/handler.tsx'
import { importOrgans, showImportOrgans } from './pages/desk/organs/import.tsx'
import { createOrgan, showNewOrgan } from './pages/desk/organs/new.tsx'
import { showOrgan } from './pages/desk/organs/organ.tsx'
import { disable, enable, reset, showDisable, showEnable, showReset } from './pages/desk/people/changes.tsx'
import { showPeople, showPerson } from './pages/desk/people/handler.tsx'
import { createPerson, showNewPerson } from './pages/desk/people/new.tsx'
import { grant, revoke, showGrant, showRevoke } from './pages/desk/people/roles.tsx'
import { showApplicant, unmaskApplicant } from './pages/desk/requests/applicant.tsx'
import { showRequest } from './pages/desk/requests/case/handler.tsx'
import { showChecks } from './pages/desk/requests/checks.tsx'
import { showCountedCases } from './pages/desk/requests/counted-cases.tsx'
import { freeze, showFreeze } from './pages/desk/requests/freeze.tsx'
import { showRequests } from './pages/desk/requests/list.tsx'
import { showNumbers } from './pages/desk/requests/numbers.tsx'
import { showReceipt } from './pages/desk/requests/receipt.tsx'
import { register, showRegister } from './pages/desk/requests/register.tsx'
import { needOfRequest } from './pages/desk/requests/request-address.ts'
import { showStep, takeStep } from './pages/desk/requests/steps/handler.tsx'
import { showTogether, takeTogether } from './pages/desk/requests/together/handler.tsx'
import { showWorkload } from './pages/desk/requests/workload.tsx'
import { setUp, showSetUp } from './pages/desk/set-up/handler.tsx'
import { proveCode, showCode, showSignIn, signIn } from './pages/desk/sign-in/handler.tsx'
import { signOut, stayIn } from './pages/desk/sign-in/sign-out.ts'
import { comeBack, goAway, takeAnswer } from './pages/desk/sign-in/single-sign-on.tsx'
import { prove, showStepUp } from './pages/desk/step-up/handler.tsx'
import { showTodos } from './pages/desk/todos/handler.tsx'

interface OpenRoute {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly needs: 'nobody'
  readonly open: (guest: Guest) => Response | Promise<Response>
}

export interface StaffRoute {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** `signed-in` = touches nothing but the person's own session. */
  readonly needs: Need | 'signed-in'
  /** POST answers `Done` when it was done, a page when the form must be mended, a refusal otherwise. */
  readonly handler: (visit: Visit) => Outcome | Promise<Outcome>
  /** Open although the password must be changed first. */
  readonly evenWithOldPassword?: true
}

export type DeskRoute = OpenRoute | StaffRoute

const get = (path: string, needs: StaffRoute['needs'], handler: StaffRoute['handler']): StaffRoute => ({
  method: 'GET',
  path,
  needs,
  handler,
})
const post = (path: string, needs: StaffRoute['needs'], handler: StaffRoute['handler']): StaffRoute => ({
  method: 'POST',
  path,
  needs,
  handler,
})

const seeOrgans = need('organ', 'view', ownOrgan)
const makeOrgans = need('organ', 'create', ownOrgan)
const seePeople = need('account', 'view', oneself)
const makePeople = need('account', 'create', ownOrgan)
const seePerson = need('account', 'view', namedPerson)
const disablePerson = need('account', 'disable', namedPerson)
const enablePerson = need('account', 'enable', namedPerson)
const resetPerson = need('account', 'reset', namedPerson)
const giveRole = need('grant', 'create', namedPerson)
const takeRole = need('grant', 'revoke', namedGrant)
const handOn = need('grant', 'delegate', oneself)
const changeKey = need('account', 'change-key', oneself)
const seeSelf = need('account', 'view', oneself)
const seeCalendars = need('calendar', 'view', ownOrgan)
const editCalendars = need('calendar', 'edit', ownOrgan)
const listRequests = need('request', 'view', ownOrgan)
const makeRequests = need('request', 'create', ownOrgan)
const freezeNumbers = need('request', 'freeze', ownOrgan)
const seeRequest = needOfRequest('request', 'view')
const editRequest = needOfRequest('request', 'edit')
const exportRequest = needOfRequest('request', 'export')
const seeApplicant = needOfRequest('personal-data', 'unmask')

/** Every address of the desk, with what it asks of the policy; besides `/assets/<file>`. */
export const deskRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: '/sign-in', needs: 'nobody', open: showSignIn },
  { method: 'POST', path: '/sign-in', needs: 'nobody', open: signIn },
  { method: 'GET', path: '/sign-in/code', needs: 'nobody', open: showCode },
  { method: 'POST', path: '/sign-in/code', needs: 'nobody', open: proveCode },
  { method: 'GET', path: '/sign-in/single-sign-on', needs: 'nobody', open: goAway },
  { method: 'GET', path: '/sign-in/single-sign-on/answer', needs: 'nobody', open: takeAnswer },
  { method: 'GET', path: '/sign-in/single-sign-on/finish', needs: 'nobody', open: comeBack },
  { method: 'GET', path: '/set-up/:link', needs: 'nobody', open: showSetUp },
  { method: 'POST', path: '/set-up/:link', needs: 'nobody', open: setUp },
  { method: 'POST', path: '/elder-mode', needs: 'nobody', open: toggleElder },
  { ...post('/sign-out', 'signed-in', signOut), evenWithOldPassword: true },
  { ...get('/session', 'signed-in', stayIn), evenWithOldPassword: true },
  { ...get('/step-up', 'signed-in', showStepUp), evenWithOldPassword: true },
  { ...post('/step-up', 'signed-in', prove), evenWithOldPassword: true },
  get('/', seeOrgans, showTodos),
  get('/go', 'signed-in', showPlaces),
  ...platformRoutes,
  ...releaseRoutes,
  get('/gallery', 'signed-in', showGallery),
  get('/organs', seeOrgans, showOrgans),
  get('/organs/new', makeOrgans, showNewOrgan),
  post('/organs/new', makeOrgans, createOrgan),
  get('/organs/import', makeOrgans, showImportOrgans),
  post('/organs/import', makeOrgans, importOrgans),
  get('/organs/export', need('organ', 'export', ownOrgan), exportOrgans),
  get('/organs/:region/:organ', need('organ', 'view', namedOrgan), showOrgan),
  get('/files/:region/:kind/:object/:file', needUnseen('file', 'view', fileObject), openFile),
  get('/people', seePeople, showPeople),
  get('/people/new', makePeople, showNewPerson),
  post('/people/new', makePeople, createPerson),
  get('/people/:person', seePerson, showPerson),
  get('/people/:person/disable', disablePerson, showDisable),
  post('/people/:person/disable', disablePerson, disable),
  get('/people/:person/enable', enablePerson, showEnable),
  post('/people/:person/enable', enablePerson, enable),
  get('/people/:person/reset', resetPerson, showReset),
  post('/people/:person/reset', resetPerson, reset),
  get('/people/:person/roles', giveRole, showGrant),
  post('/people/:person/roles', giveRole, grant),
  get('/people/:person/roles/:grant/revoke', takeRole, showRevoke),
  post('/people/:person/roles/:grant/revoke', takeRole, revoke),
  get('/account', seeSelf, showAccount),
  ...apiKeyRoutes,
  get('/account/password', seeSelf, showPassword),
  post('/account/password', seeSelf, changePassword),
  get('/account/one-time-code', changeKey, showOneTimeCode),
  post('/account/one-time-code', changeKey, addOneTimeCode),
  get('/account/security-key', changeKey, showSecurityKey),
  post('/account/security-key', changeKey, addSecurityKey),
  get('/account/single-sign-on', changeKey, goLink),
  get('/account/single-sign-on/finish', changeKey, showLink),
  post('/account/single-sign-on/finish', changeKey, link),
  get('/account/single-sign-on/remove', changeKey, showUnlink),
  post('/account/single-sign-on/remove', changeKey, unlink),
  get('/account/sign-ins', need('account', 'view-sessions', oneself), showSignIns),
  post('/account/sessions/end-others', need('account', 'revoke-session', oneself), endOtherSessions),
  get('/account/factors/:factor/remove', changeKey, showRemoveFactor),
  post('/account/factors/:factor/remove', changeKey, removeFactor),
  post('/account/sessions/:session/end', need('account', 'revoke-session', oneself), endSession),
  get('/account/delegate', handOn, showDelegate),
  post('/account/delegate', handOn, delegate),
  get('/requests', listRequests, showRequests),
  get('/requests/new', makeRequests, showRegister),
  post('/requests/new', makeRequests, register),
  get('/requests/numbers', listRequests, showNumbers),
  get('/requests/numbers/cases', listRequests, showCountedCases),
  get('/requests/numbers/freeze', freezeNumbers, showFreeze),
  post('/requests/numbers/freeze', freezeNumbers, freeze),
  get('/requests/workload', listRequests, showWorkload),
  get('/requests/checks', listRequests, showChecks),
  ...exchangeRoutes,
  ...ownRoutes,
  ...destructionRoutes,
  get('/requests/:region/:request', seeRequest, showRequest),
  get('/requests/:region/:request/receipt', seeRequest, showReceipt),
  get('/requests/:region/:request/applicant', seeApplicant, showApplicant),
  post('/requests/:region/:request/applicant', seeApplicant, unmaskApplicant),
  get('/requests/:region/:request/steps/:step', seeRequest, showStep),
  // Which permission a step needs, its line of the actions table says: `takeStep` asks the policy for it.
  post('/requests/:region/:request/steps/:step', seeRequest, takeStep),
  // As above: the policy is asked in every one of the requests.
  get('/requests/:region/:request/together', seeRequest, showTogether),
  post('/requests/:region/:request/together', seeRequest, takeTogether),
  get('/requests/:region/:request/letters', seeRequest, showLetters),
  get('/requests/:region/:request/letters/new/:kind', seeRequest, showNewLetter),
  post('/requests/:region/:request/letters/new/:kind', editRequest, createLetter),
  get('/requests/:region/:request/letters/:letter', seeRequest, showLetter),
  get('/requests/:region/:request/letters/:letter/edit', editRequest, showEdit),
  post('/requests/:region/:request/letters/:letter/edit', editRequest, saveTexts),
  get('/requests/:region/:request/letters/:letter/facts', editRequest, showFacts),
  post('/requests/:region/:request/letters/:letter/facts', editRequest, saveFacts),
  get('/requests/:region/:request/letters/:letter/issue', editRequest, showIssue),
  post('/requests/:region/:request/letters/:letter/issue', editRequest, issue),
  post('/requests/:region/:request/letters/:letter/drop', editRequest, dropDraft),
  get('/requests/:region/:request/letters/:letter/file/:format', seeRequest, downloadLetter),
  get('/requests/:region/:request/bundle', seeRequest, showBundle),
  get('/requests/:region/:request/bundle/:format', exportRequest, downloadBundle),
  get('/letter-settings', need('letter-settings', 'view', ownOrgan), showSettings),
  post('/letter-settings', need('letter-settings', 'edit', ownOrgan), saveSettings),
  get('/calendars', seeCalendars, showCalendars),
  get('/calendars/import', editCalendars, showImportCalendar),
  post('/calendars/import', editCalendars, importCalendar),
  get('/logs', need('access-log', 'view', ownOrgan), showLogs),
]
