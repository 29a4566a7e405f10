/** An office with its letters over real stores; the bytes of files lie in memory. */

import type { Decision } from '../../src/domain/requests/request-event.ts'
import { joining } from '../../src/store/transaction.ts'
import type { ContentStore } from '../../src/usecases/file-ports.ts'
import type { LetterPorts } from '../../src/usecases/letter-ports.ts'
import { letterToSign } from '../../src/usecases/letters/sign-gate.ts'
import { readAll } from '../../src/usecases/read-all.ts'
import { openLetterPorts } from '../../src/wiring/letter-wiring.ts'
import { type RequestOffice, requestOffice } from './request-office.ts'

export interface LetterOffice extends RequestOffice {
  readonly letterPorts: LetterPorts
  /** Bytes by digest. */
  readonly kept: Map<string, Uint8Array>
}

export async function letterOffice(): Promise<LetterOffice> {
  const office = await requestOffice()
  const kept = new Map<string, Uint8Array>()
  const content: ContentStore = {
    ...office.ports.files.content,
    put: async (file) => {
      kept.set(file.digest, await readAll(file.open()))
    },
    open: async (digest) => {
      const bytes = kept.get(digest)
      if (bytes === undefined) throw new Error(`no bytes ${digest}`)
      return (async function* () {
        yield bytes
      })()
    },
    has: async (digest) => kept.has(digest),
  }
  const ports = { ...office.ports, files: { ...office.ports.files, content } }
  const db = joining(office.database.app)
  const letterPorts: LetterPorts = openLetterPorts(db, {
    ...ports,
    letterToSign: (input) => letterToSign(letterPorts, input),
  })
  return {
    ...office,
    ports: { ...ports, letterToSign: (input) => letterToSign(letterPorts, input) },
    letterPorts,
    kept,
  }
}

/** 不存在, with everything that its reply needs. */
export const notExisting: Decision = {
  code: 'D1',
  items: [{ itemId: 'item-1', answer: 'not-supplied', says: '' }],
  grounds: [{ instrument: 'disclosure-regulation', article: 36, paragraph: null, item: 4 }],
  reason: '本机关未制作、也未获取该许可：该工程由区级建设主管部门办理',
  particulars: { how: '经检索不存在' },
}
