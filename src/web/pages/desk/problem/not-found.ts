import { refuse } from '../../../../domain/refusal.ts'

/** The desk answers it with the page for 404. */
export const problem404 = refuse('no-such-page', '没有找到，可能已经不在。')
