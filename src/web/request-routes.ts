import { draftQuestions } from '../domain/requests/draft/draft-answers.ts'
import { showPublishedList } from './pages/public/published/list.tsx'
import { openPublicFile } from './pages/public/published/public-file.ts'
import { showPublished } from './pages/public/published/published.tsx'
import {
  addAttachment,
  dropAttachment,
  leaveAttachments,
  showAttachments,
} from './pages/public/requests/draft/attachments.tsx'
import { sendRequest, showCheck } from './pages/public/requests/draft/check.tsx'
import { askToDiscard, discard } from './pages/public/requests/draft/discard.tsx'
import { dropItem, leaveItems, saveItem, showItem, showItems } from './pages/public/requests/draft/items.tsx'
import { showDraft } from './pages/public/requests/draft/list-handler.tsx'
import { leaveLookUp, showLookUp } from './pages/public/requests/draft/look-up.tsx'
import { questionPages } from './pages/public/requests/draft/question-handler.tsx'
import { beginRequest, showOrgan } from './pages/public/requests/organ/handler.tsx'
import { forgetReceipt, showReceipt } from './pages/public/requests/receipt/receipt.tsx'
import { showStart } from './pages/public/requests/start/handler.tsx'
import {
  showSuggestion,
  showSupplement,
  showWithdraw,
  suggestPublication,
  supplement,
  withdraw,
} from './pages/public/requests/track/act.tsx'
import {
  downloadLetter,
  downloadReceipt,
  leaveCase,
  openTrackedFile,
  showCase,
  showDates,
} from './pages/public/requests/track/case-handler.tsx'
import { showTracking, track } from './pages/public/requests/track/find.tsx'
import type { Handler } from './web-environment.ts'

interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly handler: Handler
}

/** Every address of the applicant's pages (依申请公开 on the portal). */
export const requestRoutes: readonly Route[] = [
  { method: 'GET', path: '/requests', handler: showStart },
  { method: 'GET', path: '/requests/new/:region/:organ', handler: showOrgan },
  { method: 'POST', path: '/requests/new', handler: beginRequest },
  // The draft that the cookie names.
  { method: 'GET', path: '/requests/draft', handler: showDraft },
  { method: 'GET', path: '/requests/draft/items', handler: showItems },
  { method: 'POST', path: '/requests/draft/items', handler: leaveItems },
  { method: 'GET', path: '/requests/draft/items/:id', handler: showItem },
  { method: 'POST', path: '/requests/draft/items/:id', handler: saveItem },
  { method: 'POST', path: '/requests/draft/items/:id/remove', handler: dropItem },
  { method: 'GET', path: '/requests/draft/look-up', handler: showLookUp },
  { method: 'POST', path: '/requests/draft/look-up', handler: leaveLookUp },
  ...draftQuestions.flatMap((question): Route[] => {
    const path = `/requests/draft/${question}`
    const { show, answer } = questionPages(question)
    return [
      { method: 'GET', path, handler: show },
      { method: 'POST', path, handler: answer },
    ]
  }),
  { method: 'GET', path: '/requests/draft/attachments', handler: showAttachments },
  { method: 'POST', path: '/requests/draft/attachments', handler: addAttachment },
  { method: 'POST', path: '/requests/draft/attachments/done', handler: leaveAttachments },
  { method: 'POST', path: '/requests/draft/attachments/:file/remove', handler: dropAttachment },
  { method: 'GET', path: '/requests/draft/check', handler: showCheck },
  { method: 'POST', path: '/requests/draft/send', handler: sendRequest },
  { method: 'GET', path: '/requests/draft/discard', handler: askToDiscard },
  { method: 'POST', path: '/requests/draft/discard', handler: discard },
  { method: 'GET', path: '/requests/receipt', handler: showReceipt },
  { method: 'POST', path: '/requests/receipt/done', handler: forgetReceipt },
  // The request whose number and 查询码 were shown.
  { method: 'GET', path: '/requests/track', handler: showTracking },
  { method: 'POST', path: '/requests/track', handler: track },
  { method: 'GET', path: '/requests/tracked', handler: showCase },
  { method: 'GET', path: '/requests/tracked/dates.ics', handler: showDates },
  { method: 'GET', path: '/requests/tracked/receipt.pdf', handler: downloadReceipt },
  { method: 'GET', path: '/requests/tracked/letters/:letter', handler: downloadLetter },
  { method: 'GET', path: '/requests/tracked/files/:file', handler: openTrackedFile },
  { method: 'GET', path: '/requests/tracked/supplement', handler: showSupplement },
  { method: 'POST', path: '/requests/tracked/supplement', handler: supplement },
  { method: 'GET', path: '/requests/tracked/withdraw', handler: showWithdraw },
  { method: 'POST', path: '/requests/tracked/withdraw', handler: withdraw },
  { method: 'GET', path: '/requests/tracked/publication', handler: showSuggestion },
  { method: 'POST', path: '/requests/tracked/publication', handler: suggestPublication },
  { method: 'POST', path: '/requests/tracked/leave', handler: leaveCase },
  { method: 'GET', path: '/published', handler: showPublishedList },
  { method: 'GET', path: '/published/:region/:organ/:year', handler: showPublished },
  { method: 'GET', path: '/published/:region/:request/files/:file', handler: openPublicFile },
]
