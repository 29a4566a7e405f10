/** A worker that takes one job, says so and never ends it: to be killed. Argument: the connection as JSON. */

import { jobRules } from '../../src/usecases/job-rules.ts'
import { openJobQueue } from '../../src/worker/job-queue.ts'
import { startWorker } from '../../src/worker/start-worker.ts'

const queue = await openJobQueue({
  connection: JSON.parse(process.argv[2] ?? ''),
  duty: 'hand-over',
  // As the test's own queue has it: opening a queue sets its rules.
  rules: {
    ...jobRules,
    'send-mail': {
      ...jobRules['send-mail'],
      retries: 1,
      firstDelay: 1,
      longestDelay: 1,
      timeLimit: 4,
      signOfLife: null,
    },
  },
  onTrouble: () => {},
})
await startWorker({
  queue,
  lookEvery: 0.5,
  handlers: {
    'send-mail': () => {
      process.stdout.write('taken\n')
      return new Promise(() => {})
    },
  },
})
