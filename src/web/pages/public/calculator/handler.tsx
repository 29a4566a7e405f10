import type { Handler } from '../../../web-environment.ts'
import { problemPage } from '../problem/handler.tsx'

/** GET /calculator */
export const showCalculator: Handler = (context) => problemPage(context, 404)
