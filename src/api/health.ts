import { Hono } from 'hono'

/** One thing that must hold before requests are sent here. `check` throws when it does not. */
export interface ReadinessCheck {
  /** e.g. "database"; shown to whoever asks, so it says nothing of the machine. */
  readonly name: string
  readonly check: () => Promise<void>
}

export interface HealthPorts {
  readonly checks: readonly ReadinessCheck[]
  /** Told why a check failed; the answer itself only says that it did. */
  readonly onFailure: (name: string, error: unknown) => void
  /** How long one check may take, in milliseconds. */
  readonly patience: number
}

/** `/healthz`: this process answers. `/readyz`: it can also do its work; 503 names what is missing. */
export function createHealth(ports: HealthPorts): Hono {
  const health = new Hono()
  health.use(async (context, next) => {
    await next()
    context.header('Cache-Control', 'no-store')
  })
  health.get('/healthz', (context) => context.json({ status: 'ok' }))
  health.get('/readyz', async (context) => {
    const results = await Promise.all(ports.checks.map((check) => runCheck(check, ports)))
    const ready = results.every(({ status }) => status === 'ok')
    return context.json({ status: ready ? 'ok' : 'unready', checks: results }, ready ? 200 : 503)
  })
  return health
}

async function runCheck({ name, check }: ReadinessCheck, { patience, onFailure }: HealthPorts) {
  const timer = Promise.withResolvers<never>()
  const timeout = setTimeout(
    () => timer.reject(new Error(`check ${name} took over ${patience} ms`)),
    patience,
  )
  try {
    await Promise.race([check(), timer.promise])
    return { name, status: 'ok' as const }
  } catch (error) {
    onFailure(name, error)
    return { name, status: 'failed' as const }
  } finally {
    clearTimeout(timeout)
  }
}
