import { countSeconds, fileProblem, sizeText } from '../files/chosen-files.ts'
import { sendWithProgress } from './send-with-progress.ts'

/** Says what was chosen, refuses what is too large before sending it, and counts the seconds while it is sent. */
export function startUpload(form: HTMLFormElement): void {
  const inputs = [...form.querySelectorAll<HTMLInputElement>('input[type="file"]')]
  const status = form.querySelector<HTMLElement>('.upload-status')
  if (status === null) return
  const problem = () => fileProblem(inputs, '请压缩，或者分成几份。')
  for (const input of inputs) {
    input.addEventListener('change', () => {
      status.textContent = problem() ?? sizeText(inputs)
    })
  }
  form.addEventListener('submit', (event) => {
    const found = problem()
    if (found === null && form.dataset.upload === 'progress') {
      event.preventDefault()
      return sendWithProgress(form, status)
    }
    if (found === null) return countSeconds(status, '正在上传')
    event.preventDefault()
    status.textContent = found
    inputs[0]?.focus()
  })
  window.addEventListener('pageshow', () => {
    status.textContent = ''
  })
}
