// Shared by `npm start`, `npm test` and `gongkai`: installs what is missing, builds when stale, finds Node 26.
// Runs on any Node from 20 on and imports nothing that is not there before the install.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const stampOfInstall = join(root, 'node_modules', '.gongkai-installed')
const stampOfBuild = join(root, 'dist', '.built')

/** Runs `npm ci` when the lock file is not the one that was installed. Output goes to stderr. */
export function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (holds(stampOfInstall, lock)) return
  if (!existsSync(stampOfInstall) && existsSync(join(root, 'node_modules', '.package-lock.json'))) {
    // Installed by hand with `npm ci` or `npm install`: take it as it is.
    writeFileSync(stampOfInstall, lock)
    return
  }
  const problem = oneAtATime(() => (holds(stampOfInstall, lock) ? null : install(lock)))
  if (problem !== null) endWith(problem)
}

/** Answers what went wrong, or null. */
function install(lock) {
  process.stderr.write('首次运行：正在安装依赖（npm ci）……\n')
  const npm = process.env.npm_execpath
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const { status } = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32' && command === 'npm',
  })
  if (status !== 0) return '安装依赖失败。请检查网络和 npm 镜像设置，然后运行 npm ci 再试。'
  writeFileSync(stampOfInstall, lock)
  return null
}

/** Path of the Node 26 that came as a dependency, or of the running one when that is new enough. */
export function findNode() {
  const bundled = [
    join(
      root,
      'node_modules',
      `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    ),
    join(root, 'node_modules', `node-bin-${process.platform}-${process.arch}`),
  ]
    .map((folder) => join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'))
    .find((file) => existsSync(file))
  const trial = bundled && spawnSync(bundled, ['--version'], { encoding: 'utf8' })
  if (trial?.status === 0) return bundled
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath
  if (trial) {
    // The loader's own words name the library; a small system lacks libatomic.so.1.
    process.stderr.write(
      `npm 带来的 Node 26 在本机启动不了：${trial.stderr?.trim() || trial.error?.message}\n缺 libatomic.so.1 的，请安装 libatomic1（Debian、Ubuntu）或者 libatomic（openEuler、麒麟等），然后再试。\n`,
    )
    process.exit(3)
  }
  process.stderr.write(
    `本机的 Node ${process.version} 太旧，npm 也没有带来 Node 26。请安装 Node 26 或更新版本后再试。\n`,
  )
  process.exit(3)
}

/** Builds `dist/` when a source file is newer or other than at the last build. Says nothing on stdout. */
export function ensureBuilt(node) {
  if (holds(stampOfBuild, sourceState())) return
  const problem = oneAtATime(() => {
    const state = sourceState()
    return holds(stampOfBuild, state) ? null : build(node, state)
  })
  if (problem !== null) endWith(problem)
}

/** Answers what went wrong, or null. */
function build(node, state) {
  const { status } = spawnSync(node, [join(root, 'scripts', 'build.mjs')], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
  })
  if (status !== 0) return '构建失败，见上面的说明。'
  writeFileSync(stampOfBuild, state)
  return null
}

function holds(stamp, state) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === state
}

function endWith(problem) {
  process.stderr.write(`${problem}\n`)
  process.exit(3)
}

/** Digest of path, size and time of every file the build reads. */
function sourceState() {
  const hash = createHash('sha256')
  const visit = (path) => {
    const stat = statSync(path)
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name))
    else hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`)
  }
  for (const name of ['src', 'scripts/build.mjs', 'package-lock.json']) visit(join(root, name))
  return hash.digest('hex')
}

/**
 * Lets one program at a time install or build: two at once would remove what the other has just written. The lock names
 * its holder from the first moment on; that of one that was killed is taken over. (As src/store/embedded/one-at-a-time.ts,
 * which cannot be loaded before the install.)
 */
function oneAtATime(work) {
  const lock = join(root, '.gongkai-starting')
  const draft = `${lock}.${process.pid}`
  writeFileSync(draft, String(process.pid))
  try {
    while (!claim(draft, lock)) {
      const holder = holderOf(lock)
      // Its own number is that of an earlier run: in a container every run has the same.
      if (holder === null || (holder !== process.pid && isAlive(holder)))
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
      else removeAbandoned(lock, holder)
    }
  } finally {
    rmSync(draft, { force: true })
  }
  try {
    return work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function claim(draft, lock) {
  try {
    linkSync(draft, lock)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** null = it was given back meanwhile. */
function holderOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Moved away before it is removed: another may have put its own in its place meanwhile, and that one goes back. */
function removeAbandoned(lock, holder) {
  const aside = `${lock}.${process.pid}.gone`
  try {
    renameSync(lock, aside)
  } catch (error) {
    if (error.code === 'ENOENT') return
    throw error
  }
  if (holderOf(aside) === holder) rmSync(aside)
  else renameSync(aside, lock)
}

/** Runs Node 26 with these arguments in place of this process: same streams, signals passed on, same exit code. */
export function runNode(node, args) {
  const child = spawn(node, args, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`无法启动 ${node}：${error.message}\n`)
    process.exit(3)
  })
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
  if (process.env.npm_lifecycle_event !== undefined) stopWithParent(child)
}

/**
 * npm starts us through a shell, and dash dies of a signal without passing it on: whoever ended `npm start` by its pid
 * would leave the program running. A process whose parent is gone has another one.
 */
function stopWithParent(child) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    child.kill('SIGTERM')
  }, 250)
  watch.unref()
}
