import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
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

/** A checkout with nothing installed, whose `npm ci` and build only write down that they ran. */
function emptyCheckout(build: string): string {
  const folder = temporaryFolder('launch')
  mkdirSync(join(folder, 'scripts'))
  mkdirSync(join(folder, 'src'))
  copyFileSync('scripts/launch.mjs', join(folder, 'scripts', 'launch.mjs'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'package-lock.json'), '{}')
  writeFileSync(join(folder, 'scripts', 'build.mjs'), build)
  writeFileSync(
    join(folder, 'npm.js'),
    `import { appendFileSync, mkdirSync } from 'node:fs'
     appendFileSync('record', 'installed ')
     mkdirSync('node_modules')`,
  )
  return folder
}

function launch(folder: string) {
  const source = `
    const { ensureBuilt, ensureInstalled } = await import(${JSON.stringify(pathToFileURL(join(folder, 'scripts', 'launch.mjs')).href)})
    ensureInstalled()
    ensureBuilt(process.execPath)
  `
  return spawn(process.execPath, ['--input-type=module', '--eval', source], {
    env: { ...process.env, npm_execpath: join(folder, 'npm.js') },
    stdio: 'ignore',
  })
}

test('an empty checkout / four programs started at once / one installs and builds, all go on', async () => {
  const folder = emptyCheckout(`import { appendFileSync, mkdirSync } from 'node:fs'
    appendFileSync('record', 'built ')
    mkdirSync('dist')`)
  const ends = await Promise.all(Array.from({ length: 4 }, () => once(launch(folder), 'close')))
  assert.deepEqual(
    ends.map(([code]) => code),
    [0, 0, 0, 0],
  )
  assert.equal(readFileSync(join(folder, 'record'), 'utf8'), 'installed built ')
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('.')),
    [],
  )
})

test('a build that fails, or is killed / the next start / builds again without waiting', async () => {
  const folder = emptyCheckout('process.exit(1)')
  assert.equal((await once(launch(folder), 'close'))[0], 3)
  writeFileSync(join(folder, '.gongkai-starting'), String(spawnSync(process.execPath, ['--version']).pid))
  writeFileSync(
    join(folder, 'scripts', 'build.mjs'),
    "import { mkdirSync } from 'node:fs'; mkdirSync('dist')",
  )
  assert.equal((await once(launch(folder), 'close'))[0], 0)
  assert.ok(existsSync(join(folder, 'dist', '.built')))
})
