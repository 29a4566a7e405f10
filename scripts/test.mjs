// `npm test`: installs and builds what is missing, then runs every check on Node 26.
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, findNode, root, runNode } from './launch.mjs'

ensureInstalled()
const node = findNode()
ensureBuilt(node)
runNode(node, [join(root, 'scripts', 'run-checks.mjs'), ...process.argv.slice(2)])
