import { respondWithPage } from '../../../components/page/page.tsx'
import type { Handler } from '../../../web-environment.ts'
import { RulesView } from './view.tsx'

/** GET /rules */
export const showRules: Handler = (context) =>
  respondWithPage(context, <RulesView asset={context.get('asset')} />)
