/** An open-loop load: requests leave at their time whether or not earlier ones were answered. */

import { Agent, request } from 'node:http'

export interface Load {
  readonly addresses: readonly string[]
  readonly perSecond: number
  readonly seconds: number
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * Milliseconds of every answer by address, sorted. They count from when the request was due, so that a server that
 * stalls is charged for everyone who waited; an answer other than 200 throws.
 */
export async function runLoad({ addresses, perSecond, seconds, headers = {} }: Load) {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const taken = new Map<string, number[]>(addresses.map((address) => [address, []]))
  const began = performance.now()
  const answers: Promise<void>[] = []
  for (let i = 0; i < perSecond * seconds; i++) {
    const due = began + (i * 1000) / perSecond
    const early = due - performance.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    const address = addresses[i % addresses.length] ?? ''
    answers.push(
      get(address, agent, headers).then((status) => {
        if (status !== 200) throw new Error(`${address} answered ${status}`)
        taken.get(address)?.push(performance.now() - due)
      }),
    )
  }
  await Promise.all(answers)
  agent.destroy()
  for (const list of taken.values()) list.sort((a, b) => a - b)
  return taken
}

/** Status once the whole answer is there. */
export function get(
  address: string,
  agent: Agent,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(address, { agent, headers }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode ?? 0))
      answer.once('error', reject)
    })
    sent.once('error', reject)
    sent.end()
  })
}
