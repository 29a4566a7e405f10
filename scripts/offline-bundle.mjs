// Makes a tarball that installs without a network: the built program, its packages, the Node of this platform, a list of
// digests and the bill of materials (CycloneDX). `node scripts/offline-bundle.mjs OUT_FOLDER`
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { findNode, root } from './launch.mjs'

const out = process.argv[2]
if (out === undefined) {
  process.stderr.write('usage: node scripts/offline-bundle.mjs OUT_FOLDER\n')
  process.exit(2)
}
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const name = `gongkai-${version}-${process.platform}-${process.arch}`
const staging = mkdtempSync(join(tmpdir(), 'gongkai-bundle-'))
const folder = join(staging, name)
try {
  copyProgram()
  installPackages()
  writeStarter()
  writeFileSync(join(folder, 'sbom.cdx.json'), sbom())
  writeFileSync(join(folder, 'SHA256SUMS'), digests())
  mkdirSync(resolve(out), { recursive: true })
  const tarball = join(resolve(out), `${name}.tar.gz`)
  run('tar', ['-czf', tarball, '--owner=0', '--group=0', '-C', staging, name])
  writeFileSync(`${tarball}.sha256`, `${sha256(tarball)}  ${name}.tar.gz\n`)
  process.stdout.write(`${tarball}\n`)
} finally {
  rmSync(staging, { recursive: true, force: true })
}

function copyProgram() {
  // The machine's own Node may be too old for the build.
  run(findNode(), [join(root, 'scripts', 'build.mjs')], root)
  const parts = [
    'dist',
    'assets',
    'examples',
    'deploy',
    'docs',
    'src/store/migrations',
    'package.json',
    'package-lock.json',
    'README.md',
    'CHANGELOG.md',
    'SECURITY.md',
    'LICENSE',
  ]
  for (const part of parts) {
    if (existsSync(join(root, part))) cpSync(join(root, part), join(folder, part), { recursive: true })
  }
}

/** Packages of run time only, exactly as locked; no script of theirs runs. */
function installPackages() {
  npm(['ci', '--omit=dev', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'])
}

/** Starts the program with the Node that came along: no build, no install. */
function writeStarter() {
  const starter = join(folder, 'gongkai')
  writeFileSync(
    starter,
    `#!/bin/sh
self=$(readlink -f "$0" 2>/dev/null) || self=$0
here=$(cd "\${self%/*}" && pwd)
for node in "$here"/node_modules/node-${process.platform}-${process.arch}/bin/node "$here"/node_modules/node-bin-*/bin/node; do
  [ -x "$node" ] || continue
  "$node" --version >/dev/null || { echo '自带的 Node 启动不了。缺 libatomic.so.1 的，请安装 libatomic1（Debian、Ubuntu）或者 libatomic（openEuler、麒麟等）。' >&2; exit 3; }
  exec "$node" --enable-source-maps "$here/dist/main.js" "$@"
done
exec node --enable-source-maps "$here/dist/main.js" "$@"
`,
  )
  chmodSync(starter, 0o755)
}

function sbom() {
  return npm(['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--omit', 'dev'])
}

/** For \`sha256sum -c SHA256SUMS\`. */
function digests() {
  return files(folder)
    .filter((file) => file !== join(folder, 'SHA256SUMS'))
    .sort()
    .map((file) => `${sha256(file)}  ${relative(folder, file)}\n`)
    .join('')
}

function files(path) {
  const stat = lstatSync(path)
  if (stat.isFile()) return [path]
  return stat.isDirectory() ? readdirSync(path).flatMap((each) => files(join(path, each))) : []
}

function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

function npm(args) {
  const own = process.env.npm_execpath
  return own?.endsWith('.js') ? run(process.execPath, [own, ...args], folder) : run('npm', args, folder)
}

function run(command, args, cwd) {
  const result = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 256 * 1024 * 1024,
  })
  if (result.status !== 0)
    throw new Error(`${command} ${args[0]} ended with ${result.status ?? result.error}`)
  return result.stdout
}
