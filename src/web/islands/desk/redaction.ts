const namespace = 'http://www.w3.org/2000/svg'
/** Units of the drawing: less is a click, not a box. */
const smallest = 6

interface Point {
  readonly x: number
  readonly y: number
}

/**
 * Boxes: drag on the picture, or fill in the numbers; both stay the same. Lines: click them, or tick them in the list.
 * Words: select them in the list and take them over into the field of words.
 */
export function startRedaction(stage: HTMLElement): void {
  stage.classList.add('is-live')
  const drawing = stage.querySelector<SVGSVGElement>('svg.redact-page')
  if (drawing !== null) {
    startLines(stage, drawing)
    startBoxes(stage, drawing)
  }
  startWords(stage)
}

function startLines(stage: HTMLElement, drawing: SVGSVGElement): void {
  for (const line of drawing.querySelectorAll<SVGRectElement>('.redact-line')) {
    const tick = stage.querySelector<HTMLInputElement>(`#line-${line.dataset.number ?? ''}`)
    if (tick === null) continue
    const show = () => line.classList.toggle('is-marked', tick.checked)
    tick.addEventListener('change', show)
    line.addEventListener('redact-click', () => {
      tick.checked = !tick.checked
      show()
    })
    show()
  }
}

function startBoxes(stage: HTMLElement, drawing: SVGSVGElement): void {
  const rows = [...stage.querySelectorAll<HTMLTableRowElement>('tr[data-box]')]
  const rectangles = new Map<string, SVGRectElement>()
  for (const rectangle of drawing.querySelectorAll<SVGRectElement>('.redact-box'))
    rectangles.set(rectangle.dataset.number ?? '', rectangle)
  const show = (row: HTMLTableRowElement) => {
    const number = row.dataset.box ?? ''
    let rectangle = rectangles.get(number)
    if (rectangle === undefined) {
      rectangle = newRectangle(drawing)
      rectangles.set(number, rectangle)
    }
    placeFromRow(rectangle, row, drawing)
  }
  for (const row of rows) row.addEventListener('input', () => show(row))
  addButton(stage, rows, show)
  drag(drawing, (from, to) => {
    const row = rows.find(isFree) ?? addRow(rows)
    if (row === undefined) return
    if (!rows.includes(row)) {
      rows.push(row)
      row.addEventListener('input', () => show(row))
    }
    fillRow(row, from, to, drawing)
    show(row)
  })
}

/** For the keyboard: a box in the middle of the page, to be moved by its numbers. */
function addButton(
  stage: HTMLElement,
  rows: HTMLTableRowElement[],
  show: (row: HTMLTableRowElement) => void,
): void {
  const place = stage.querySelector('.redact-boxes')
  if (place === null) return
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = '在页面中间加一个框'
  button.addEventListener('click', () => {
    const row = rows.find(isFree)
    if (row === undefined) return
    const middle = { left: 35, top: 45, width: 30, height: 5 }
    for (const [side, value] of Object.entries(middle)) setSide(row, side, value)
    show(row)
    row.querySelector<HTMLInputElement>('input[type="number"]')?.focus()
  })
  place.append(button)
}

function isFree(row: HTMLTableRowElement): boolean {
  return [...row.querySelectorAll<HTMLInputElement>('input[type="number"]')].every(
    (input) => input.value === '',
  )
}

/** A further row like the last one, with the next number. */
function addRow(rows: readonly HTMLTableRowElement[]): HTMLTableRowElement | undefined {
  const last = rows.at(-1)
  if (last === undefined) return undefined
  const number = Number(last.dataset.box)
  const copy = last.cloneNode(true) as HTMLTableRowElement // a clone of a row is a row
  copy.dataset.box = String(number + 1)
  const head = copy.querySelector('th')
  if (head !== null) head.textContent = String(number + 2)
  for (const input of copy.querySelectorAll<HTMLInputElement>('input[type="number"]')) {
    input.name = input.name.replace(`box-${number}-`, `box-${number + 1}-`)
    input.setAttribute(
      'aria-label',
      (input.getAttribute('aria-label') ?? '').replace(String(number + 1), String(number + 2)),
    )
    input.value = ''
  }
  last.after(copy)
  return copy
}

function setSide(row: HTMLTableRowElement, side: string, percent: number): void {
  const input = row.querySelector<HTMLInputElement>(`input[name$="-${side}"]`)
  if (input !== null) input.value = String(Math.round(Math.min(100, Math.max(0, percent)) * 10) / 10)
}

function fillRow(row: HTMLTableRowElement, from: Point, to: Point, drawing: SVGSVGElement): void {
  const { width, height } = drawing.viewBox.baseVal
  setSide(row, 'left', (Math.min(from.x, to.x) / width) * 100)
  setSide(row, 'top', (Math.min(from.y, to.y) / height) * 100)
  setSide(row, 'width', (Math.abs(to.x - from.x) / width) * 100)
  setSide(row, 'height', (Math.abs(to.y - from.y) / height) * 100)
}

function placeFromRow(rectangle: SVGRectElement, row: HTMLTableRowElement, drawing: SVGSVGElement): void {
  const { width, height } = drawing.viewBox.baseVal
  const share = (side: string) =>
    Number(row.querySelector<HTMLInputElement>(`input[name$="-${side}"]`)?.value ?? 0) / 100
  rectangle.setAttribute('x', String(share('left') * width))
  rectangle.setAttribute('y', String(share('top') * height))
  rectangle.setAttribute('width', String(share('width') * width))
  rectangle.setAttribute('height', String(share('height') * height))
}

function newRectangle(drawing: SVGSVGElement): SVGRectElement {
  const rectangle = document.createElementNS(namespace, 'rect')
  rectangle.setAttribute('class', 'redact-box is-drawn')
  drawing.append(rectangle)
  return rectangle
}

/** `done` with both corners; a click without a drag goes to the line under it. */
function drag(drawing: SVGSVGElement, done: (from: Point, to: Point) => void): void {
  let from: Point | null = null
  let preview: SVGRectElement | null = null
  drawing.addEventListener('pointerdown', (event) => {
    from = pointOf(drawing, event)
    preview = newRectangle(drawing)
    drawing.setPointerCapture(event.pointerId)
    event.preventDefault()
  })
  drawing.addEventListener('pointermove', (event) => {
    if (from === null || preview === null) return
    const to = pointOf(drawing, event)
    preview.setAttribute('x', String(Math.min(from.x, to.x)))
    preview.setAttribute('y', String(Math.min(from.y, to.y)))
    preview.setAttribute('width', String(Math.abs(to.x - from.x)))
    preview.setAttribute('height', String(Math.abs(to.y - from.y)))
  })
  const end = (event: PointerEvent) => {
    preview?.remove()
    const start = from
    from = null
    preview = null
    if (start === null || event.type === 'pointercancel') return
    const to = pointOf(drawing, event)
    if (Math.abs(to.x - start.x) >= smallest && Math.abs(to.y - start.y) >= smallest) done(start, to)
    else lineAt(drawing, to)?.dispatchEvent(new Event('redact-click'))
  }
  drawing.addEventListener('pointerup', end)
  drawing.addEventListener('pointercancel', end)
}

function pointOf(drawing: SVGSVGElement, event: PointerEvent): Point {
  const shown = drawing.getBoundingClientRect()
  const { width, height } = drawing.viewBox.baseVal
  return {
    x: ((event.clientX - shown.left) / shown.width) * width,
    y: ((event.clientY - shown.top) / shown.height) * height,
  }
}

function lineAt(drawing: SVGSVGElement, { x, y }: Point): SVGRectElement | undefined {
  return [...drawing.querySelectorAll<SVGRectElement>('.redact-line')].find((line) => {
    const box = line.getBBox()
    return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height
  })
}

/** What is selected in the list of lines is taken over as words to be removed everywhere. */
function startWords(stage: HTMLElement): void {
  const lines = stage.querySelector('.redact-lines')
  const words = stage.closest('form')?.querySelector<HTMLTextAreaElement>('textarea[name="terms"]')
  if (lines === null || words === null || words === undefined) return
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = '把选中的文字加入要遮盖的词语'
  // Pressing it must not take the selection away.
  button.addEventListener('pointerdown', (event) => event.preventDefault())
  button.addEventListener('click', () => {
    const selection = document.getSelection()
    const text = selection?.toString().replace(/\s+/g, ' ').trim() ?? ''
    if (text === '' || selection === null || !lines.contains(selection.anchorNode)) return
    words.value = `${words.value.replace(/\s+$/, '')}\n${text}`.trim()
    words.focus()
  })
  lines.prepend(button)
}
