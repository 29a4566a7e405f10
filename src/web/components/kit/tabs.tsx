import type { FC } from 'hono/jsx'

export interface Tab {
  readonly href: string
  readonly label: string
  readonly current: 'yes' | 'no'
}

/** Sides of one thing as links: each has its address, works without JavaScript, and can be sent to a colleague. */
export const Tabs: FC<{ label: string; tabs: readonly Tab[] }> = ({ label, tabs }) => (
  <nav class="tabs" aria-label={label}>
    <ul>
      {tabs.map((tab) => (
        <li>
          <a href={tab.href} aria-current={tab.current === 'yes' ? 'page' : undefined}>
            {tab.label}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
