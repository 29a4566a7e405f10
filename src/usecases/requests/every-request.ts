import type { RequestFilter } from '../request-ports.ts'

/** Asks for nothing in particular: every request within reach, from the first. What a list narrows down begins here. */
export const everyRequest = {
  state: 'all',
  lifecycle: null,
  dueTo: null,
  organId: null,
  search: '',
  category: null,
  outcome: null,
  receivedFrom: null,
  receivedTo: null,
  after: null,
} as const satisfies Omit<RequestFilter, 'limit' | 'today'>
