/** Result page: a line from the finding a person looks at to the cell or words it speaks of. */

const desk = document.querySelector<HTMLElement>('[data-island="ties"]')
const original = document.getElementById('original')
const margin = document.getElementById('findings')
if (desk && original && margin) start(desk, original, margin)

function start(desk: HTMLElement, original: HTMLElement, margin: HTMLElement): void {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  svg.append(path)
  desk.append(svg)
  let active: HTMLElement | null = null

  const redraw = () => drawTie({ svg, path, desk, original, margin, finding: active })
  const light = (finding: HTMLElement | null) => {
    if (finding === active) return
    for (const lit of desk.querySelectorAll('.lit')) lit.classList.remove('lit')
    active = finding
    finding?.classList.add('lit')
    placeOf(finding)?.classList.add('lit')
    redraw()
  }

  for (const finding of margin.querySelectorAll<HTMLElement>('.finding')) {
    finding.addEventListener('mouseenter', () => light(finding))
    finding.addEventListener('focusin', () => light(finding))
    finding.addEventListener('click', (event) => {
      if (event.target instanceof Element && event.target.closest('a') !== null) return
      showInPane(original, placeOf(finding))
    })
  }
  original.addEventListener('click', (event) => {
    const finding = event.target instanceof Element ? findingOf(event.target) : null
    if (finding === null) return
    event.preventDefault()
    showInPane(margin, finding)
    finding.focus({ preventScroll: true })
    light(finding)
  })
  let waiting = false
  const soon = () => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      redraw()
    })
  }
  for (const pane of [original, margin]) pane.addEventListener('scroll', soon, { passive: true })
  window.addEventListener('resize', soon)
  light(margin.querySelector<HTMLElement>('.finding[data-place^="mark-"]'))
  // The first finding's place comes into view, so that the page opens on what is wrong.
  if (location.hash === '') showInPane(original, placeOf(active))
  redraw()
}

/** The finding that a number in the original, or a box on a page, belongs to. */
function findingOf(target: Element): HTMLElement | null {
  const link = target.closest('a[href^="#finding-"]')?.getAttribute('href')?.slice(1)
  const box = target.closest<SVGElement>('[data-finding]')?.dataset.finding
  const id = link ?? (box === undefined ? undefined : `finding-${box}`)
  return id === undefined ? null : document.getElementById(id)
}

/** The marked words or cell, not the empty anchor before them. */
function placeOf(finding: HTMLElement | null): Element | null {
  const id = finding?.dataset.place
  const anchor = id === undefined ? null : document.getElementById(id)
  return anchor?.closest('.place, .box') ?? null
}

function isTwoColumns(desk: HTMLElement): boolean {
  return getComputedStyle(desk).display === 'grid'
}

/** Scrolls a pane, never the page, so that what the person reads stays where it is. */
function showInPane(pane: HTMLElement, target: Element | null): void {
  if (target === null) return
  if (pane.scrollHeight <= pane.clientHeight + 1) {
    target.scrollIntoView({ block: 'nearest' })
    return
  }
  const offset = target.getBoundingClientRect().top - pane.getBoundingClientRect().top
  pane.scrollTop += offset - pane.clientHeight / 3
}

interface Tie {
  readonly svg: SVGSVGElement
  readonly path: SVGPathElement
  readonly desk: HTMLElement
  readonly original: HTMLElement
  readonly margin: HTMLElement
  readonly finding: HTMLElement | null
}

function drawTie({ svg, path, desk, original, margin, finding }: Tie): void {
  const place = placeOf(finding)
  if (finding === null || place === null || !isTwoColumns(desk) || !isSeen(finding, margin)) {
    path.removeAttribute('d')
    return
  }
  const group = /is-(\w+)/.exec(finding.closest('.finding-group')?.className ?? '')?.[1] ?? 'info'
  svg.setAttribute('class', `tie is-${group}`)
  const frame = desk.getBoundingClientRect()
  const from = within(place.getBoundingClientRect(), original.getBoundingClientRect())
  const to = within(finding.getBoundingClientRect(), margin.getBoundingClientRect())
  const startX = from.right - frame.left
  const startY = from.y - frame.top
  const gutter = margin.getBoundingClientRect().left - frame.left
  const endX = to.left - frame.left + 6
  const endY = to.y - frame.top
  path.setAttribute(
    'd',
    `M ${startX} ${startY} H ${Math.max(startX, gutter - 28)} C ${gutter - 8} ${startY} ${gutter - 16} ${endY} ${endX} ${endY}`,
  )
}

function isSeen(finding: HTMLElement, margin: HTMLElement): boolean {
  const [card, pane] = [finding.getBoundingClientRect(), margin.getBoundingClientRect()]
  return card.bottom > pane.top && card.top < pane.bottom
}

/** Where a tie ends: at the middle of what is seen, or at the pane's edge where it is scrolled away. */
function within(target: DOMRect, pane: DOMRect): { left: number; right: number; y: number } {
  const middle = target.top + Math.min(target.height / 2, 22)
  return {
    left: Math.max(target.left, pane.left),
    right: Math.min(target.right, pane.right),
    y: Math.min(Math.max(middle, pane.top), pane.bottom),
  }
}
