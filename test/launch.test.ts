import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { temporaryFolder } from './support/temporary-folder.ts'

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

test('the Node that npm brought / does not run on this system, which has an old one / what to install is said, exit code 3', () => {
  const folder = temporaryFolder('launch')
  const { platform, arch } = process
  const bin = join(folder, 'node_modules', `node-${platform}-${arch}`, 'bin')
  mkdirSync(bin, { recursive: true })
  const broken = '#!/bin/sh\necho "libatomic.so.1: cannot open shared object file" >&2\nexit 127\n'
  writeFileSync(join(bin, 'node'), broken, { mode: 0o755 })
  mkdirSync(join(folder, 'scripts'))
  copyFileSync('scripts/launch.mjs', join(folder, 'scripts', 'launch.mjs'))
  const source = `
    Object.defineProperty(process.versions, 'node', { value: '20.0.0' })
    const { findNode } = await import(${JSON.stringify(pathToFileURL(join(folder, 'scripts', 'launch.mjs')).href)})
    findNode()
  `
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', source], {
    encoding: 'utf8',
  })
  assert.equal(status, 3)
  assert.match(stderr, /libatomic\.so\.1: cannot open/)
  assert.match(stderr, /libatomic1（Debian/)
})
