import { respondWithPage } from '../../../components/page/page.tsx'
import type { Handler } from '../../../web-environment.ts'
import { HomeView } from './view.tsx'

/** GET / */
export const showHome: Handler = (context, ports) =>
  respondWithPage(context, <HomeView asset={context.get('asset')} examples={ports.examples} />)
