import assert from 'node:assert/strict'
import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // The printer of the pages closes void elements and writes required=""; browsers take both.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'no-trailing-whitespace': 'off',
    // Pages carry whole reports in one line; the rule is about hand-written files.
    'long-title': 'off',
    'no-inline-style': 'error',
  },
})

/** Fails with every mistake of a page and the words around it. */
export async function assertValidHtml(html: string): Promise<void> {
  const { results } = await validator.validateString(html)
  const mistakes = results.flatMap(({ messages }) =>
    messages.map(
      ({ ruleId, message, offset }) =>
        `${ruleId}: ${message}\n    …${html.slice(Math.max(0, offset - 60), offset + 80)}…`,
    ),
  )
  assert.deepEqual(mistakes.slice(0, 10), [])
}
