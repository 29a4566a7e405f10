/** How much of it has gone is told in steps: a reader that speaks would not come to an end otherwise. */
const step = 10

/** Sends the form of a page and says how much of it has gone; then shows the answer as the browser itself would. */
export function sendWithProgress(form: HTMLFormElement, status: HTMLElement): void {
  const buttons = [...form.querySelectorAll('button')]
  const bar = document.createElement('progress')
  bar.max = 100
  bar.setAttribute('aria-label', '上传进度')
  status.after(bar)
  for (const button of buttons) button.disabled = true
  const stop = (says: string) => {
    bar.remove()
    for (const button of buttons) button.disabled = false
    status.textContent = says
  }
  const request = new XMLHttpRequest()
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    const percent = total === 0 ? 0 : Math.floor((loaded / total) * 100)
    bar.value = percent
    status.textContent =
      percent < 100 ? `正在上传，已传 ${percent - (percent % step)}%` : '已经传完，正在检查文件……'
  })
  request.addEventListener('load', () => {
    if (request.status < 300) window.location.replace(request.responseURL)
    else showAnswer(request.responseText)
  })
  request.addEventListener('error', () => stop('上传中断了，文件没有收到。请检查网络以后再试一次。'))
  request.open('POST', form.action)
  request.send(new FormData(form))
  status.textContent = '正在上传……'
}

/** The page that came back instead of a redirection: the same one, with what is wrong. */
function showAnswer(html: string): void {
  const answer = new DOMParser().parseFromString(html, 'text/html')
  const [now, next] = [document.querySelector('main'), answer.querySelector('main')]
  if (now === null || next === null) {
    window.location.reload()
    return
  }
  document.title = answer.title
  now.replaceWith(document.adoptNode(next))
  document.dispatchEvent(new Event('page-shown'))
}
