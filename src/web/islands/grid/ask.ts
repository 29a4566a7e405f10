import { compileText as text } from '../../pages/public/compile/text.ts'

/** Asks before blanks become 0; `agree` runs only when the person presses the button that says so. */
export function askZeros(count: number, agree: () => void): void {
  const dialog = document.createElement('dialog')
  dialog.setAttribute('aria-labelledby', 'zero-dialog-title')
  const title = document.createElement('h2')
  title.id = 'zero-dialog-title'
  title.textContent = text.zeroQuestion(count)
  const explain = document.createElement('p')
  explain.textContent = text.zeroExplain
  const actions = document.createElement('p')
  actions.className = 'actions'
  const yes = document.createElement('button')
  yes.type = 'button'
  yes.className = 'primary'
  yes.textContent = text.zeroConfirm
  const no = document.createElement('button')
  no.type = 'button'
  no.textContent = text.zeroCancel
  actions.append(yes, no)
  dialog.append(title, explain, actions)
  document.body.append(dialog)
  dialog.addEventListener('close', () => dialog.remove())
  no.addEventListener('click', () => dialog.close())
  yes.addEventListener('click', () => {
    dialog.close()
    agree()
  })
  dialog.showModal()
}
