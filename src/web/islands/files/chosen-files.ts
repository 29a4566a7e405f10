import { sizeLimits } from '../../../domain/files/size-limits.ts'

/** Why the chosen files cannot be sent, or null: told before 20 MB have been sent in vain. `smaller` is what to do with a file that is too large. */
export function fileProblem(inputs: readonly HTMLInputElement[], smaller: string): string | null {
  const large = chosen(inputs).find((file) => file.size > sizeLimits.fileBytes)
  if (large !== undefined) return `“${large.name}”超过 20 MB，${smaller}`
  const total = chosen(inputs).reduce((sum, { size }) => sum + size, 0)
  if (total > sizeLimits.requestBytes) return '一次提交的文件合计不能超过 50 MB，请分几次提交。'
  const empty = chosen(inputs).find((file) => file.size === 0)
  return empty === undefined ? null : `“${empty.name}”是空文件，请重新选择。`
}

/** "35 KB", "1.2 MB"; empty when nothing is chosen. */
export function sizeText(inputs: readonly HTMLInputElement[]): string {
  const bytes = chosen(inputs).reduce((sum, file) => sum + file.size, 0)
  if (bytes === 0) return ''
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** Says what goes on (`doing`, e.g. 正在上传) and for how many seconds, until the page is left. */
export function countSeconds(status: HTMLElement, doing: string): void {
  const began = performance.now()
  const tell = () => {
    const seconds = Math.round((performance.now() - began) / 1000)
    status.textContent = seconds < 2 ? `${doing}……` : `${doing}……已 ${seconds} 秒`
  }
  tell()
  const timer = setInterval(tell, 1000)
  window.addEventListener('pagehide', () => clearInterval(timer), { once: true })
}

function chosen(inputs: readonly HTMLInputElement[]): File[] {
  return inputs.flatMap((input) => [...(input.files ?? [])])
}
