/** Asks a ClamAV daemon (clamd) about a file: the INSTREAM command over a local or TCP socket. */

import { connect, type Socket } from 'node:net'
import type { ScanContent, ScanResult } from '../usecases/file-ports.ts'

export type ClamavAddress = { readonly path: string } | { readonly host: string; readonly port: number }

export interface ClamavOptions {
  readonly address: ClamavAddress
  readonly timeoutMilliseconds?: number
}

const defaultTimeout = 60_000
/** Longer answers are none that clamd gives. */
const longestAnswer = 4096

/** "unix:/run/clamav/clamd.ctl" or "tcp:host:3310" (also "/run/…", "host:3310"); null when it is neither. */
export function parseClamavAddress(text: string): ClamavAddress | null {
  const path = /^(?:unix:)?(\/.+)$/.exec(text)?.[1]
  if (path !== undefined) return { path }
  const [, host, port] = /^(?:tcp:(?:\/\/)?)?\[?([^[\]]+?)\]?:(\d{1,5})$/.exec(text) ?? []
  return host === undefined || Number(port) > 65_535 ? null : { host, port: Number(port) }
}

/** Never throws for what clamd or the network does: the answer is then 'unavailable', and the file stays 未查毒. */
export function createClamavScan(options: ClamavOptions): ScanContent {
  return async (bytes) => {
    const socket = connect(options.address)
    socket.setTimeout(options.timeoutMilliseconds ?? defaultTimeout, () =>
      socket.destroy(new Error('no answer in time')),
    )
    // The answer is awaited from the start: clamd may refuse in the middle and hang up.
    const answer = readAnswer(socket)
    answer.catch(() => {})
    try {
      await send(socket, bytes)
    } catch (error) {
      const said = await answer.catch(() => '')
      socket.destroy()
      return said === '' ? unavailable(error) : resultOf(said)
    }
    try {
      return resultOf(await answer)
    } catch (error) {
      return unavailable(error)
    } finally {
      socket.destroy()
    }
  }
}

/** Whether clamd is there: answers what it said to PING, which should be PONG. Throws what the network does. */
export async function pingClamav({ address, timeoutMilliseconds = 5000 }: ClamavOptions): Promise<string> {
  const socket = connect(address)
  socket.setTimeout(timeoutMilliseconds, () => socket.destroy(new Error('no answer in time')))
  const answer = readAnswer(socket)
  answer.catch(() => {})
  try {
    // What hinders the writing is what the answer fails with, too, and there by its own name.
    write(socket, Buffer.from('zPING\0')).catch(() => {})
    return await answer
  } finally {
    socket.destroy()
  }
}

async function send(socket: Socket, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'))
  for await (const chunk of bytes) {
    if (chunk.length === 0) continue
    const length = Buffer.alloc(4)
    length.writeUInt32BE(chunk.length)
    await write(socket, length)
    await write(socket, chunk)
  }
  await write(socket, Buffer.alloc(4))
}

function write(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()))
  })
}

function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const finish = () => resolve(text.replace(/\0.*$/s, '').trim())
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8')
      if (text.includes('\0')) finish()
      else if (text.length > longestAnswer) socket.destroy(new Error('answer too long'))
    })
    socket.on('end', finish)
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('closed without an answer')))
  })
}

function resultOf(answer: string): ScanResult {
  if (answer === 'stream: OK') return { state: 'clean' }
  const finding = /^stream: (.+) FOUND$/.exec(answer)?.[1]
  if (finding !== undefined) return { state: 'infected', finding }
  return { state: 'unavailable', why: answer === '' ? 'no answer' : answer }
}

function unavailable(error: unknown): ScanResult {
  return { state: 'unavailable', why: error instanceof Error ? error.message : String(error) }
}
