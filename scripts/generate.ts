/** Writes every file under docs/generated, or with `--check` fails when one is stale. */

import { readFileSync, writeFileSync } from 'node:fs'
import { renderOpenApi } from '../src/api/openapi.ts'
import { renderFindings } from './generate-findings.ts'
import { renderLetters } from './generate-letters.ts'
import { renderPermissions } from './generate-permissions.ts'
import { renderRequestActions } from './generate-request-actions.ts'
import { renderRules } from './generate-rules.ts'

const generated: readonly { readonly file: string; readonly render: () => string }[] = [
  { file: 'docs/generated/findings.md', render: renderFindings },
  { file: 'docs/generated/rules.md', render: renderRules },
  { file: 'docs/generated/permissions.md', render: renderPermissions },
  { file: 'docs/generated/request-actions.md', render: renderRequestActions },
  { file: 'docs/generated/letters.md', render: renderLetters },
  { file: 'docs/generated/openapi.json', render: renderOpenApi },
]

const checking = process.argv.includes('--check')
for (const { file, render } of generated) {
  const text = render()
  if (!checking) writeFileSync(file, text)
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${file} is stale: run npm run generate`)
    process.exitCode = 1
  }
}
