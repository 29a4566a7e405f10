import type { FC } from 'hono/jsx'
import { DeskPage } from '../../../components/kit/desk-page.tsx'
import type { Shell } from '../../../desk-visit.ts'
import { deskProblemText } from './text.ts'

export const DeskProblemView: FC<{
  shell: Shell
  status: keyof typeof deskProblemText.pages
  message: string | undefined
}> = ({ shell, status, message }) => {
  const { title, advice } = deskProblemText.pages[status]
  return (
    <DeskPage title={title} shell={shell}>
      <h1>{title}</h1>
      {message !== undefined && <p class="lead">{message}</p>}
      <p>{advice}</p>
      <p>
        <a href={shell.person === null ? '/sign-in' : '/'}>
          {shell.person === null ? '去登录' : '回到今日待办'}
        </a>
      </p>
    </DeskPage>
  )
}
