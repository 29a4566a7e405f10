import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'

const program = `
  process.on('SIGTERM', () => { console.log('orderly stop'); process.exit(0) })
  setTimeout(() => process.exit(1), 20_000)
  console.log('running')
`
const launcher = `
  const { runNode } = await import(${JSON.stringify(new URL('../scripts/launch.mjs', import.meta.url).href)})
  runNode(process.execPath, ['--eval', process.env.PROGRAM])
`

test('npm start / the shell that npm puts between is killed / the program stops in order', async () => {
  // The "true" keeps the shell from putting the launcher in its own place, as dash does not either.
  const shell = spawn('sh', ['-c', '"$NODE" --input-type=module --eval "$LAUNCHER"; true'], {
    env: {
      ...process.env,
      NODE: process.execPath,
      LAUNCHER: launcher,
      PROGRAM: program,
      npm_lifecycle_event: 'start',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = text(shell.stdout)
  await once(shell.stdout, 'data')
  shell.kill('SIGTERM')
  assert.equal(await said, 'running\norderly stop\n')
})
