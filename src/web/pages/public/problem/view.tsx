import type { FC } from 'hono/jsx'
import { Page } from '../../../components/page/page.tsx'

interface ProblemProps {
  readonly asset: (name: string) => string
  readonly title: string
  readonly advice: string
  readonly message?: string
}

export const ProblemView: FC<ProblemProps> = ({ asset, title, advice, message }) => (
  <Page title={title} section={null} asset={asset}>
    <h1>{title}</h1>
    {message !== undefined && <p class="problem">{message}</p>}
    <p>{advice}</p>
    <p>
      <a href="/">回首页</a>
    </p>
  </Page>
)
