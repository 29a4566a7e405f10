import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Tokens } from '../usecases/access-ports.ts'

/** 256 bits: nobody guesses them, so a plain digest is enough to keep them by. */
const tokenBytes = 32

export const tokens: Tokens = {
  newToken: () => randomBytes(tokenBytes).toString('base64url'),
  newId: () => randomUUID(),
  digest: (token) => createHash('sha256').update(token).digest('hex'),
}
