// Builds dist/: the program, its workers, and the browser islands. About a second.
import { cpSync, existsSync, globSync, rmSync } from 'node:fs'
import { build } from 'esbuild'

const common = {
  bundle: true,
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  logLevel: 'warning',
  sourcemap: 'linked',
  charset: 'utf8',
}

rmSync('dist', { recursive: true, force: true })

await build({
  ...common,
  entryPoints: ['src/main.ts', ...globSync('src/**/*-worker.ts')],
  outdir: 'dist',
  entryNames: '[name]',
  platform: 'node',
  target: 'node26',
  packages: 'external',
  splitting: true,
})

const islands = globSync('src/web/islands/*.{ts,tsx}').filter((file) => !file.includes('.test.'))
if (islands.length > 0) {
  await build({
    ...common,
    entryPoints: islands,
    outdir: 'dist/assets',
    entryNames: '[name]',
    platform: 'browser',
    // Office machines run old Chromium cores (360, 搜狗).
    target: 'chrome80',
    jsxImportSource: 'hono/jsx/dom',
    minify: true,
  })
}
if (existsSync('src/web/assets')) cpSync('src/web/assets', 'dist/assets', { recursive: true })
