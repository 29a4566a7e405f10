// Shared by `npm start`, `npm test` and `gongkai`: installs what is missing, builds when stale, finds Node 26.
// Runs on any Node from 20 on and imports nothing that is not there before the install.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Runs `npm ci` when the lock file is not the one that was installed. Output goes to stderr. */
export function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = join(root, 'node_modules', '.gongkai-installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  if (!existsSync(stamp) && existsSync(join(root, 'node_modules', '.package-lock.json'))) {
    // Installed by hand with `npm ci` or `npm install`: take it as it is.
    writeFileSync(stamp, lock)
    return
  }
  process.stderr.write('首次运行：正在安装依赖（npm ci）……\n')
  const npm = process.env.npm_execpath
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const result = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32' && command === 'npm',
  })
  if (result.status !== 0) {
    process.stderr.write('安装依赖失败。请检查网络和 npm 镜像设置，然后运行 npm ci 再试。\n')
    process.exit(3)
  }
  writeFileSync(stamp, lock)
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
  const stamp = join(root, 'dist', '.built')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceState()) return
  const lock = join(root, 'node_modules', '.gongkai-building')
  const release = takeLock(lock)
  try {
    const state = sourceState()
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return
    const result = spawnSync(node, [join(root, 'scripts', 'build.mjs')], {
      cwd: root,
      stdio: ['ignore', process.stderr, process.stderr],
    })
    if (result.status !== 0) {
      process.stderr.write('构建失败，见上面的说明。\n')
      process.exit(3)
    }
    writeFileSync(stamp, state)
  } finally {
    release()
  }
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

/** A folder as a lock; one left by a killed build is taken over after a minute. */
function takeLock(folder) {
  for (;;) {
    try {
      mkdirSync(folder)
      return () => rmdirSync(folder)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (Date.now() - statSync(folder, { throwIfNoEntry: false })?.mtimeMs > 60_000) rmdirSync(folder)
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
    }
  }
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
