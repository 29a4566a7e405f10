/** Open elements that matter to the reader, and when they end. */

/** `leave` undoes what the element does to its content. */
interface OpenElement {
  readonly tagName: string
  readonly leave: () => void
  /** Elements of the same name opened inside and not yet closed. */
  nested: number
}

/**
 * The open elements inside one cell, one table or the page. An end tag never reaches beyond its scope, so a stray
 * `</div>` in a cell cannot end what was begun outside. Elements without effect are only counted, which keeps
 * a page of a hundred thousand open tags linear.
 */
export class ElementScope {
  readonly #open: OpenElement[] = []
  /** Made when first needed: a page has a scope for every cell, and hardly any holds such an element. */
  #byName: Map<string, OpenElement[]> | null = null

  enter(tagName: string, leave: () => void): void {
    const element = { tagName, leave, nested: 0 }
    this.#open.push(element)
    this.#byName ??= new Map()
    const same = this.#byName.get(tagName)
    if (same === undefined) this.#byName.set(tagName, [element])
    else same.push(element)
  }

  /** A start tag without effect of its own. */
  pass(tagName: string): void {
    if (this.#open.length === 0) return
    const innermost = this.#byName?.get(tagName)?.at(-1)
    if (innermost !== undefined) innermost.nested++
  }

  end(tagName: string): void {
    if (this.#open.length === 0) return
    const element = this.#byName?.get(tagName)?.at(-1)
    if (element === undefined) return
    if (element.nested > 0) element.nested--
    else this.#leaveThrough(element)
  }

  /** Ends the innermost element of the name together with what was left open in it: `<p>` at the next block. */
  endImplied(tagName: string): void {
    if (this.#open.length === 0) return
    const element = this.#byName?.get(tagName)?.at(-1)
    if (element !== undefined) this.#leaveThrough(element)
  }

  endAll(): void {
    const first = this.#open[0]
    if (first !== undefined) this.#leaveThrough(first)
  }

  #leaveThrough(target: OpenElement): void {
    for (;;) {
      const element = this.#open.pop()
      if (element === undefined) return
      this.#byName?.get(element.tagName)?.pop()
      element.leave()
      if (element === target) return
    }
  }
}
