const mostBytes = 20 * 1024 * 1024 // same limit as the server's, told before 20 MB have been sent in vain

/** Says what was chosen, refuses what is too large before sending it, and counts the seconds while it is sent. */
export function startUpload(form: HTMLFormElement): void {
  const inputs = [...form.querySelectorAll<HTMLInputElement>('input[type="file"]')]
  const status = form.querySelector<HTMLElement>('.upload-status')
  if (status === null) return
  for (const input of inputs) {
    input.addEventListener('change', () => {
      status.textContent = problemOf(inputs) ?? sizeOf(inputs)
    })
  }
  form.addEventListener('submit', (event) => {
    const problem = problemOf(inputs)
    if (problem === null) return countSeconds(status)
    event.preventDefault()
    status.textContent = problem
    inputs[0]?.focus()
  })
  window.addEventListener('pageshow', () => {
    status.textContent = ''
  })
}

function chosen(inputs: readonly HTMLInputElement[]): File[] {
  return inputs.flatMap((input) => [...(input.files ?? [])])
}

function problemOf(inputs: readonly HTMLInputElement[]): string | null {
  const large = chosen(inputs).find((file) => file.size > mostBytes)
  if (large !== undefined) return `“${large.name}”超过 20 MB，请分成几份。`
  const empty = chosen(inputs).find((file) => file.size === 0)
  return empty === undefined ? null : `“${empty.name}”是空文件，请重新选择。`
}

function sizeOf(inputs: readonly HTMLInputElement[]): string {
  const bytes = chosen(inputs).reduce((sum, file) => sum + file.size, 0)
  if (bytes === 0) return ''
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

function countSeconds(status: HTMLElement): void {
  const began = performance.now()
  const tell = () => {
    const seconds = Math.round((performance.now() - began) / 1000)
    status.textContent = seconds < 2 ? '正在上传……' : `正在上传……已 ${seconds} 秒`
  }
  tell()
  const timer = setInterval(tell, 1000)
  window.addEventListener('pagehide', () => clearInterval(timer), { once: true })
}
