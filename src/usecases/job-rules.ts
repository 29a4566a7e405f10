import type { JobKind, JobRule } from './job-ports.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** How each kind of job is run. */
export const jobRules = {
  // Ten tries over about six hours outlast a mail server's night of maintenance.
  'send-mail': {
    itemsPerJob: 1,
    retries: 10,
    firstDelay: 30,
    longestDelay: hour,
    timeLimit: 2 * minute,
    signOfLife: 30,
    every: null,
    kept: day,
  },
  'place-ledger-events': {
    itemsPerJob: 1,
    retries: 2,
    firstDelay: 10,
    longestDelay: minute,
    timeLimit: 10 * minute,
    signOfLife: 30,
    every: '* * * * *',
    kept: hour,
  },
  'sign-checkpoint': {
    itemsPerJob: 1,
    retries: 5,
    firstDelay: minute,
    longestDelay: 10 * minute,
    timeLimit: 30 * minute,
    signOfLife: 30,
    every: '7 * * * *',
    kept: 7 * day,
  },
  // A scan of twenty pages takes three minutes at worst; twenty such files still end within the limit.
  'audit-batch': {
    itemsPerJob: 20,
    retries: 3,
    firstDelay: 30,
    longestDelay: 10 * minute,
    timeLimit: 2 * hour,
    signOfLife: 60,
    every: null,
    kept: 7 * day,
  },
  'verify-ledger': {
    itemsPerJob: 1,
    retries: 1,
    firstDelay: 10 * minute,
    longestDelay: 10 * minute,
    timeLimit: 6 * hour,
    signOfLife: 60,
    every: '20 3 * * *',
    kept: 30 * day,
  },
  'keep-house': {
    itemsPerJob: 1,
    retries: 3,
    firstDelay: 10 * minute,
    longestDelay: hour,
    timeLimit: 2 * hour,
    signOfLife: 60,
    every: '40 2 * * *',
    kept: 30 * day,
  },
  // The office's day begins; where the program was not running then, the day's letter comes when it is started.
  'remind-offices': {
    itemsPerJob: 1,
    retries: 3,
    firstDelay: 5 * minute,
    longestDelay: hour,
    timeLimit: 2 * hour,
    signOfLife: 60,
    every: '30 7 * * *',
    missed: 'once',
    kept: 7 * day,
  },
  // Soon after a destruction was approved; a store that does not answer is asked again with the next round.
  'destroy-content': {
    itemsPerJob: 1,
    retries: 1,
    firstDelay: minute,
    longestDelay: minute,
    timeLimit: hour,
    signOfLife: 60,
    every: '*/5 * * * *',
    kept: day,
  },
  // A copy that failed is made anew under another name: what is there stays until a person looks.
  'back-up': {
    itemsPerJob: 1,
    retries: 1,
    firstDelay: 10 * minute,
    longestDelay: 10 * minute,
    timeLimit: 6 * hour,
    signOfLife: 60,
    every: null,
    kept: 30 * day,
  },
  'drill-backup': {
    itemsPerJob: 1,
    retries: 1,
    firstDelay: 10 * minute,
    longestDelay: 10 * minute,
    timeLimit: 6 * hour,
    signOfLife: 60,
    every: '10 4 * * 0',
    kept: 30 * day,
  },
} as const satisfies Readonly<Record<JobKind, JobRule>>

export const jobKinds: readonly JobKind[] = [
  'send-mail',
  'place-ledger-events',
  'sign-checkpoint',
  'audit-batch',
  'verify-ledger',
  'keep-house',
  'remind-offices',
  'destroy-content',
  'back-up',
  'drill-backup',
]
