// `npm start`: installs and builds what is missing, then serves the pages.
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, findNode, root, runNode } from './launch.mjs'

ensureInstalled()
const node = findNode()
ensureBuilt(node)
runNode(node, ['--enable-source-maps', join(root, 'dist', 'main.js'), 'serve', ...process.argv.slice(2)])
