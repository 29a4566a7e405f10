/** Which elements a browser would not show: their text is left out and reported. */

import type { Token } from 'parse5'

/**
 * `gone` takes no place at all (a hidden table cell leaves no gap); `unseen` keeps its place but shows nothing;
 * `struck` shows what its author deleted.
 */
export type Visibility = 'shown' | 'gone' | 'unseen' | 'struck'

const goneStyle = /(?:^|[;\s{])(?:display\s*:\s*none|mso-hide\s*:\s*(?:all|screen))/i
const unseenStyle = /(?:^|[;\s{])visibility\s*:\s*(?:hidden|collapse)/i
const struckStyle = /(?:^|[;\s{])text-decoration(?:-line)?\s*:[^;]*line-through/i
const simpleSelector = /^[a-z0-9]*([.#][\w-]+)$/i

export class VisibilityRules {
  readonly #classes = new Map<string, Visibility>()
  readonly #ids = new Map<string, Visibility>()

  /** Learns the simple selectors (`.x`, `#x`, `td.x`) that a style sheet hides; others are not judged. */
  learn(styleSheet: string): void {
    if (!/none|hidden|collapse|mso-hide|line-through/i.test(styleSheet)) return
    let depth = 0
    for (const rule of styleSheet.replace(/<!--|-->/g, '').split('}')) {
      const braces = rule.split('{')
      const opened = braces.length - 1
      const inMedia = depth + opened > 1 || (opened === 1 && (braces[0] ?? '').trim().startsWith('@'))
      depth = Math.max(0, depth + opened - 1)
      if (opened !== 1 || inMedia) continue
      this.#learnRule(braces[0] ?? '', braces[1] ?? '')
    }
  }

  #learnRule(selectors: string, body: string): void {
    const visibility = styleVisibility(body)
    if (visibility === 'shown') return
    for (const selector of selectors.split(',')) {
      const name = simpleSelector.exec(selector.trim())?.[1]
      if (name === undefined) continue
      const target = name.startsWith('.') ? this.#classes : this.#ids
      target.set(name.slice(1), visibility)
    }
  }

  of(attributes: readonly Token.Attribute[]): Visibility {
    let found: Visibility = 'shown'
    for (const { name, value } of attributes) {
      const visibility = this.#ofAttribute(name, value)
      if (visibility === 'gone') return 'gone'
      if (visibility !== 'shown') found = visibility
    }
    return found
  }

  #ofAttribute(name: string, value: string): Visibility {
    if (name === 'style') return styleVisibility(value)
    if (name === 'hidden') return 'gone'
    if (name === 'id') return this.#ids.size === 0 ? 'shown' : (this.#ids.get(value) ?? 'shown')
    if (name !== 'class' || this.#classes.size === 0) return 'shown'
    for (const one of value.split(/\s+/)) {
      const visibility = this.#classes.get(one)
      if (visibility !== undefined) return visibility
    }
    return 'shown'
  }
}

function styleVisibility(style: string): Visibility {
  if (goneStyle.test(style)) return 'gone'
  if (unseenStyle.test(style)) return 'unseen'
  if (struckStyle.test(style)) return 'struck'
  return 'shown'
}
