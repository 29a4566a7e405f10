/** First page: says what goes on while a file is sent and read, and refuses what is too large before sending it. */

import { countSeconds, fileProblem, sizeText } from './files/chosen-files.ts'

const form = document.querySelector<HTMLFormElement>('form[data-island="upload"]')
const status = form?.querySelector<HTMLElement>('.upload-status')
const report = form?.querySelector<HTMLInputElement>('input[name="report"]')

if (form && status && report) start(form, status, report)

function start(form: HTMLFormElement, status: HTMLElement, report: HTMLInputElement): void {
  const inputs = [...form.querySelectorAll<HTMLInputElement>('input[type="file"]')]
  const problem = () => fileProblem(inputs, '请压缩或者只保留年报正文。')
  for (const input of inputs) {
    input.addEventListener('change', () => {
      status.textContent = problem() ?? sizeText(inputs)
    })
  }
  acceptDropsAnywhere(report)
  form.addEventListener('submit', (event) => {
    const found = problem()
    if (found !== null) {
      event.preventDefault()
      status.textContent = found
      return
    }
    countSeconds(status, '正在读取')
  })
  // Coming back by the browser's own button must not show the old message.
  window.addEventListener('pageshow', () => {
    status.textContent = ''
  })
  document.querySelector<HTMLElement>('#error-summary')?.focus()
}

function acceptDropsAnywhere(report: HTMLInputElement): void {
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
  document.addEventListener('dragover', (event) => {
    if (!holdsFiles(event)) return
    report.classList.add('over')
    if (!(event.target instanceof HTMLInputElement)) event.preventDefault()
  })
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) report.classList.remove('over')
  })
  document.addEventListener('drop', (event) => {
    report.classList.remove('over')
    if (!holdsFiles(event) || event.target instanceof HTMLInputElement) return
    event.preventDefault()
    if (event.dataTransfer === null) return
    report.files = event.dataTransfer.files
    report.dispatchEvent(new Event('change', { bubbles: true }))
  })
}
