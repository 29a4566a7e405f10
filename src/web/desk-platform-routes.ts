/** What runs the platform rather than its cases: search, notices, vocabularies, jobs, backups, the tree of organs. */

import { type Locate, namedOrgan, need, ownOrgan } from './desk-needs.ts'
import type { StaffRoute } from './desk-routes.ts'
import { drillBackup, makeBackup, showBackups } from './pages/desk/backups/handler.tsx'
import { rerunJobs, showJobs } from './pages/desk/jobs/handler.tsx'
import { postNotice, showNotices, withdrawNotice } from './pages/desk/notices/handler.tsx'
import { editOrgan, showEditOrgan } from './pages/desk/organs/edit.tsx'
import { endOrgan, showEndOrgan } from './pages/desk/organs/end.tsx'
import { showSearch } from './pages/desk/search/handler.tsx'
import { addTerm, retireTerm, showVocabularies, showVocabulary } from './pages/desk/vocabularies/handler.tsx'

/** Things of the region that belong to no organ. */
const ownRegion: Locate = ownOrgan

const seeOrgans = need('organ', 'view', ownOrgan)
const editOrgans = need('organ', 'edit', namedOrgan)
const endOrgans = need('organ', 'administer', namedOrgan)
const seeNotices = need('notice', 'view', ownRegion)
const editNotices = need('notice', 'edit', ownRegion)
const seeWords = need('vocabulary', 'view', ownRegion)
const editWords = need('vocabulary', 'edit', ownRegion)
const seeJobs = need('job', 'view', ownRegion)
const seeBackups = need('backup', 'view', ownRegion)
const makeBackups = need('backup', 'create', ownRegion)

export const platformRoutes: readonly StaffRoute[] = [
  { method: 'GET', path: '/search', needs: seeOrgans, handler: showSearch },
  { method: 'GET', path: '/organs/:region/:organ/edit', needs: editOrgans, handler: showEditOrgan },
  { method: 'POST', path: '/organs/:region/:organ/edit', needs: editOrgans, handler: editOrgan },
  { method: 'GET', path: '/organs/:region/:organ/end', needs: endOrgans, handler: showEndOrgan },
  { method: 'POST', path: '/organs/:region/:organ/end', needs: endOrgans, handler: endOrgan },
  { method: 'GET', path: '/notices', needs: seeNotices, handler: showNotices },
  { method: 'POST', path: '/notices', needs: editNotices, handler: postNotice },
  { method: 'POST', path: '/notices/:notice/withdraw', needs: editNotices, handler: withdrawNotice },
  { method: 'GET', path: '/vocabularies', needs: seeWords, handler: showVocabularies },
  { method: 'GET', path: '/vocabularies/:name', needs: seeWords, handler: showVocabulary },
  { method: 'POST', path: '/vocabularies/:name', needs: editWords, handler: addTerm },
  { method: 'POST', path: '/vocabularies/:name/retire', needs: editWords, handler: retireTerm },
  { method: 'GET', path: '/jobs', needs: seeJobs, handler: showJobs },
  { method: 'POST', path: '/jobs/rerun', needs: need('job', 'administer', ownRegion), handler: rerunJobs },
  { method: 'GET', path: '/backups', needs: seeBackups, handler: showBackups },
  { method: 'POST', path: '/backups', needs: makeBackups, handler: makeBackup },
  { method: 'POST', path: '/backups/:backup/drill', needs: makeBackups, handler: drillBackup },
]
