/** Password hashes: Argon2id with OWASP's parameters, scrypt where the runtime has no Argon2 (Node below 24.7). */

import * as crypto from 'node:crypto'
import { promisify } from 'node:util'
import { normalisedPassword } from '../domain/access/password-policy.ts'
import type { Passwords } from '../usecases/access-ports.ts'

type Algorithm = 'argon2id' | 'scrypt'

/** What new hashes are made with. A hash names its own parameters, so raising these leaves old ones readable. */
const present = {
  argon2id: { memory: 19_456, passes: 2, parallelism: 1 },
  scrypt: { N: 2 ** 17, r: 8, p: 1 },
} as const
const saltBytes = 16
const hashBytes = 32

const scrypt = promisify<crypto.BinaryLike, crypto.BinaryLike, number, crypto.ScryptOptions, Buffer>(
  crypto.scrypt,
)

export function hasArgon2(): boolean {
  return typeof crypto.argon2 === 'function'
}

/** The port. `algorithm` is for tests and for a runtime without Argon2. */
export function passwordHasher(algorithm: Algorithm = hasArgon2() ? 'argon2id' : 'scrypt'): Passwords {
  // Compared with when there is no account, so that the answer takes as long.
  const nobody = hash(algorithm, crypto.randomBytes(saltBytes).toString('base64'))
  return {
    hash: (password) => hash(algorithm, password),
    verify: async (password, stored) => {
      const isSame = await verify(password, stored ?? (await nobody))
      return isSame && stored !== null
    },
    isOutdated: (stored) => !stored.startsWith(prefix(algorithm)),
  }
}

/** PHC string up to the salt: algorithm, version, parameters. */
function prefix(algorithm: Algorithm): string {
  if (algorithm === 'scrypt') {
    const { N, r, p } = present.scrypt
    return `$scrypt$ln=${Math.log2(N)},r=${r},p=${p}$`
  }
  const { memory, passes, parallelism } = present.argon2id
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$`
}

async function hash(algorithm: Algorithm, password: string): Promise<string> {
  const salt = crypto.randomBytes(saltBytes)
  const head = prefix(algorithm)
  const digest = await derive(head, password, salt, hashBytes)
  return `${head}${base64(salt)}$${base64(digest)}`
}

async function verify(password: string, stored: string): Promise<boolean> {
  const parts = stored.split('$')
  const [salt, digest] = parts.slice(-2).map((part) => Buffer.from(part, 'base64'))
  if (salt === undefined || digest === undefined || digest.length === 0)
    throw new Error('a stored password hash is not in PHC form')
  const again = await derive(`${parts.slice(0, -2).join('$')}$`, password, salt, digest.length)
  return crypto.timingSafeEqual(again, digest)
}

function derive(head: string, password: string, salt: Buffer, length: number): Promise<Buffer> {
  const message = Buffer.from(normalisedPassword(password), 'utf8')
  const [, name, ...rest] = head.split('$')
  const parameters = new Map(
    rest.flatMap((part) =>
      part.split(',').map((pair): [string, number] => {
        const [key = '', value] = pair.split('=')
        return [key, Number(value)]
      }),
    ),
  )
  const of = (key: string) => {
    const value = parameters.get(key)
    if (value === undefined) throw new Error(`a stored password hash lacks the parameter ${key}`)
    return value
  }
  if (name === 'scrypt') {
    const N = 2 ** of('ln')
    const maxmem = 256 * N * of('r')
    return scrypt(message, salt, length, { N, r: of('r'), p: of('p'), maxmem })
  }
  if (name !== 'argon2id') throw new Error(`a stored password hash is of the unknown algorithm ${name}`)
  return argon2id({
    message,
    nonce: salt,
    tagLength: length,
    memory: of('m'),
    passes: of('t'),
    parallelism: of('p'),
  })
}

function argon2id(parameters: crypto.Argon2Parameters): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    crypto.argon2('argon2id', parameters, (error, digest) =>
      error === null ? resolve(digest) : reject(error),
    )
  })
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
