import { backToStart, showAuditStart, showExample, showUploaded } from './pages/public/audit/handler.tsx'
import { showCalculator } from './pages/public/calculator/handler.tsx'
import { changeDraft, openCompile } from './pages/public/compile/handler.tsx'
import { download } from './pages/public/download/handler.ts'
import { toggleElder } from './pages/public/elder-mode.ts'
import { showHome } from './pages/public/home/handler.tsx'
import { showRules } from './pages/public/rules/handler.tsx'
import { requestRoutes } from './request-routes.ts'
import type { Handler } from './web-environment.ts'

interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly handler: Handler
}

/** Every address of the pages, besides `/assets/<file>`. */
export const routes: readonly Route[] = [
  { method: 'GET', path: '/', handler: showHome },
  { method: 'POST', path: '/elder-mode', handler: toggleElder },
  { method: 'GET', path: '/examples/:id', handler: showExample },
  { method: 'POST', path: '/audit', handler: showUploaded },
  { method: 'GET', path: '/audit', handler: showAuditStart },
  { method: 'POST', path: '/download', handler: download },
  { method: 'GET', path: '/download', handler: backToStart },
  { method: 'GET', path: '/compile', handler: openCompile },
  { method: 'POST', path: '/compile', handler: changeDraft },
  { method: 'GET', path: '/calculator', handler: showCalculator },
  { method: 'GET', path: '/rules', handler: showRules },
  ...requestRoutes,
]
