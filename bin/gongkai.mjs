#!/usr/bin/env node
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, findNode, root, runNode } from '../scripts/launch.mjs'

ensureInstalled()
const node = findNode()
ensureBuilt(node)
runNode(node, ['--enable-source-maps', join(root, 'dist', 'main.js'), ...process.argv.slice(2)])
