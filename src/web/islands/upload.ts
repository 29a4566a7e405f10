/** First page: says what goes on while a file is sent and read, and refuses what is too large before sending it. */

const mostBytes = 20 * 1024 * 1024 // same limit as the server's, told before 20 MB have been sent in vain

const form = document.querySelector<HTMLFormElement>('form[data-island="upload"]')
const status = form?.querySelector<HTMLElement>('.upload-status')
const report = form?.querySelector<HTMLInputElement>('input[name="report"]')

if (form && status && report) start(form, status, report)

function start(form: HTMLFormElement, status: HTMLElement, report: HTMLInputElement): void {
  const inputs = [...form.querySelectorAll<HTMLInputElement>('input[type="file"]')]
  for (const input of inputs) {
    input.addEventListener('change', () => {
      status.textContent = problemOf(inputs) ?? describe(inputs)
    })
  }
  acceptDropsAnywhere(report)
  form.addEventListener('submit', (event) => {
    const problem = problemOf(inputs)
    if (problem !== null) {
      event.preventDefault()
      status.textContent = problem
      return
    }
    countSeconds(status)
  })
  // Coming back by the browser's own button must not show the old message.
  window.addEventListener('pageshow', () => {
    status.textContent = ''
  })
  document.querySelector<HTMLElement>('#error-summary')?.focus()
}

function chosen(inputs: readonly HTMLInputElement[]): File[] {
  return inputs.flatMap((input) => [...(input.files ?? [])])
}

function problemOf(inputs: readonly HTMLInputElement[]): string | null {
  const large = chosen(inputs).find((file) => file.size > mostBytes)
  if (large !== undefined) return `“${large.name}”超过 20 MB，请压缩或者只保留年报正文。`
  const empty = chosen(inputs).find((file) => file.size === 0)
  return empty === undefined ? null : `“${empty.name}”是空文件，请重新选择。`
}

function describe(inputs: readonly HTMLInputElement[]): string {
  const bytes = chosen(inputs).reduce((sum, file) => sum + file.size, 0)
  if (bytes === 0) return ''
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

function countSeconds(status: HTMLElement): void {
  const began = performance.now()
  const tell = () => {
    const seconds = Math.round((performance.now() - began) / 1000)
    status.textContent = seconds < 2 ? '正在读取……' : `正在读取……已 ${seconds} 秒`
  }
  tell()
  const timer = setInterval(tell, 1000)
  window.addEventListener('pagehide', () => clearInterval(timer), { once: true })
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
