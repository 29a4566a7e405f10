/** 导入、导出: the register as a sheet, a case as an archive. */

import { need, ownOrgan } from './desk-needs.ts'
import type { StaffRoute } from './desk-routes.ts'
import { exportCase, showExportCase } from './pages/desk/requests/exchange/case-file-export.tsx'
import { importCase, showImportCase } from './pages/desk/requests/exchange/case-file-import.tsx'
import { downloadRegister, exportRegister, showExchange } from './pages/desk/requests/exchange/handler.tsx'
import { importRegister, showImportRegister } from './pages/desk/requests/exchange/import.tsx'
import { needOfRequest } from './pages/desk/requests/request-address.ts'

const exportAny = need('request', 'export', ownOrgan)
const exportApplicants = need('personal-data', 'export-bulk', ownOrgan)
const makeRequests = need('request', 'create', ownOrgan)
const exportOne = needOfRequest('request', 'export')

/** Before `/requests/:region/:request`, which two of them would fit. */
export const exchangeRoutes: readonly StaffRoute[] = [
  { method: 'GET', path: '/requests/exchange', needs: exportAny, handler: showExchange },
  { method: 'GET', path: '/requests/export', needs: exportAny, handler: downloadRegister },
  { method: 'POST', path: '/requests/export', needs: exportApplicants, handler: exportRegister },
  { method: 'GET', path: '/requests/import', needs: makeRequests, handler: showImportRegister },
  { method: 'POST', path: '/requests/import', needs: makeRequests, handler: importRegister },
  { method: 'GET', path: '/requests/import/case', needs: makeRequests, handler: showImportCase },
  { method: 'POST', path: '/requests/import/case', needs: makeRequests, handler: importCase },
  {
    method: 'GET',
    path: '/requests/:region/:request/case-file',
    needs: exportOne,
    handler: showExportCase,
  },
  { method: 'POST', path: '/requests/:region/:request/case-file', needs: exportOne, handler: exportCase },
]
