import type { Child, FC } from 'hono/jsx'

/** A state in one word. The border says what kind; vermilion only where something is wrong. */
export const Tag: FC<{ tone?: 'plain' | 'open' | 'quiet' | 'wrong'; children?: Child }> = ({
  tone = 'plain',
  children,
}) => <span class={`tag is-${tone}`}>{children}</span>
