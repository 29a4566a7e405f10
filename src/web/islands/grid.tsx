/** Workbench: the grid moves like a spreadsheet, takes pasted blocks, and is judged at every keystroke. */

import { render } from 'hono/jsx/dom'
import { blankCells, type DraftEntries, fillTotals, fillZeros } from '../../domain/annual-report/draft.ts'
import type { planPaste } from '../../domain/annual-report/paste-block.ts'
import { DraftCheck } from '../components/draft-check/draft-check.tsx'
import { judgeDraft } from '../components/draft-check/judge-draft.ts'
import { markCells } from '../components/findings/numbered-findings.ts'
import { entriesFromFields, readYear } from '../pages/public/compile/draft-form.ts'
import { describeLength } from '../pages/public/compile/section-length.ts'
import { askZeros } from './grid/ask.ts'
import { clipboardBlock } from './grid/clipboard-block.ts'
import { findGrids, findPlace, type Grid, type GridInput } from './grid/grid-tables.ts'
import { moveWithKeys } from './grid/keys.ts'
import { showNotice } from './grid/notice.ts'

const form = document.querySelector<HTMLFormElement>('form[data-island="grid"]')
const judgement = document.getElementById('judgement')
if (form && judgement) start(form, judgement)

function start(form: HTMLFormElement, judgement: HTMLElement): void {
  const grids = findGrids(form)
  const inputs = new Map(grids.flat(2).map((cell) => [cell.key as string, cell])) // looked up by plain strings
  let dirty = false

  const judge = () => {
    const judged = judgeDraft(readEntries(form))
    markInputs(inputs, markCells(judged.findings))
    render(<DraftCheck judgement={judged} />, judgement)
  }
  const changed = () => {
    dirty = true
    judge()
  }
  /** Fills cells as one act that can be taken back. */
  const fill = (
    cells: Readonly<Record<string, string>>,
    note: { message: string; details: readonly string[] },
  ) => {
    const before = new Map(
      Object.keys(cells).flatMap((key) => {
        const known = inputs.get(key)
        return known === undefined ? [] : [[known, known.input.value] as const]
      }),
    )
    for (const [{ key, input }] of before) input.value = cells[key] ?? ''
    const undo = () => {
      for (const [{ input, cell }, value] of before) {
        input.value = value
        cell.classList.remove('guess')
      }
      changed()
    }
    const first = before.keys().next().value?.cell.closest('.table-region')
    if (first) showNotice(first, { ...note, undo })
    changed()
  }

  form.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLTextAreaElement) tellLength(target)
    if (target instanceof HTMLInputElement) target.closest('td')?.classList.remove('guess')
    changed()
  })
  moveWithKeys(form, grids, changed)
  takePastes(form, grids, fill)
  takeButtons(form, fill)
  followLinks(judgement)
  guardLeaving(form, () => dirty)
  for (const area of form.querySelectorAll('textarea')) tellLength(area)
}

function readEntries(form: HTMLFormElement): DraftEntries {
  const fields = new Map<string, string>()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.set(name, value)
  // While the year is being retyped the report is judged as if by the newest form.
  if (readYear(fields.get('year')) === null) fields.set('year', '2099')
  return entriesFromFields(fields)
}

function markInputs(inputs: ReadonlyMap<string, GridInput>, marks: ReturnType<typeof markCells>): void {
  for (const [key, { input, cell }] of inputs) {
    const mark = marks.get(key as GridInput['key']) // keys of the inputs are cell keys
    const guess = cell.classList.contains('guess') ? ' guess' : ''
    const wanted = `entry${mark === undefined ? '' : ` is-${mark.group}`}${guess}`
    if (cell.className !== wanted) cell.className = wanted
    if (mark === undefined) input.removeAttribute('aria-invalid')
    else if (!input.hasAttribute('aria-invalid')) input.setAttribute('aria-invalid', 'true')
  }
}

type Fill = (
  cells: Readonly<Record<string, string>>,
  note: { message: string; details: readonly string[] },
) => void

/** `paste.js` by the address the page gives it: its name carries a digest. */
async function planner(form: HTMLFormElement): Promise<typeof planPaste> {
  const module: { planPaste: typeof planPaste } = await import(form.dataset.paste ?? '')
  return module.planPaste
}

function takePastes(form: HTMLFormElement, grids: readonly Grid[], fill: Fill): void {
  form.addEventListener('paste', async (event) => {
    const place = findPlace(grids, event.target)
    if (place === null || event.clipboardData === null) return
    const block = clipboardBlock(event.clipboardData)
    if (block.length <= 1 && (block[0]?.length ?? 0) <= 1) return // one figure goes into the one cell by itself
    event.preventDefault()
    const plan = await planner(form).then((plan) => plan(block, place.grid, place))
    const filled = Object.keys(plan.cells).length
    const lost = plan.leftOver === 0 ? '' : `；有 ${plan.leftOver} 格超出表格，没有填`
    fill(plan.cells, {
      message: `粘贴：${plan.how}，填入 ${filled} 格${lost}。`,
      details: plan.guesses.map(({ why }) => why),
    })
    for (const { key } of plan.guesses)
      place.grid
        .flat()
        .find((cell) => cell.key === key)
        ?.cell.classList.add('guess')
  })
}

/** The buttons that fill act here; every other button submits the form as it does without JavaScript. */
function takeButtons(form: HTMLFormElement, fill: Fill): void {
  const fillFrom = (act: (entries: DraftEntries) => DraftEntries, what: string) => {
    const before = readEntries(form)
    const after = act(before)
    const changes = Object.entries(after.cells).filter(([key, value]) => value !== (before.cells[key] ?? ''))
    fill(Object.fromEntries(changes), { message: `${what}：填入 ${changes.length} 格。`, details: [] })
  }
  form.querySelector('#ask-zeros')?.addEventListener('click', (event) => {
    event.preventDefault()
    const count = blankCells(readEntries(form)).length
    if (count > 0) askZeros(count, () => fillFrom(fillZeros, '空白处填 0'))
  })
  form.querySelector('#fill-totals')?.addEventListener('click', (event) => {
    event.preventDefault()
    fillFrom(fillTotals, '算出总计')
  })
}

/** A link beside the grid puts the cursor into the cell, or marks the words in the section. */
function followLinks(judgement: HTMLElement): void {
  judgement.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const target = link === null ? null : document.getElementById(link.hash.slice(1))
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return
    event.preventDefault()
    target.focus()
    const { start, end } = link?.dataset ?? {}
    if (start !== undefined && end !== undefined) target.setSelectionRange(Number(start), Number(end))
  })
}

function tellLength(area: HTMLTextAreaElement): void {
  const line = document.getElementById(`${area.id}-count`)
  if (line === null) return
  const limit = area.dataset.limit === undefined ? null : Number(area.dataset.limit)
  const { words, over } = describeLength(area.value, limit)
  line.textContent = words
  line.classList.toggle('over', over)
}

/** What was typed is nowhere but in the page: leaving it asks first, saving it does not. */
function guardLeaving(form: HTMLFormElement, isDirty: () => boolean): void {
  let submitting = false
  form.addEventListener('submit', () => {
    submitting = true
    setTimeout(() => {
      submitting = false
    }, 2000)
  })
  window.addEventListener('beforeunload', (event) => {
    if (isDirty() && !submitting) event.preventDefault()
  })
}
