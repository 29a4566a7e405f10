/**
 * The Merkle tree of RFC 6962 (Certificate Transparency), section 2: a log whose head commits to every entry, in its
 * order. Verifying computes it anew from all entries; proofs for somebody who holds only some of them are not needed.
 */

/** A hash function, handed in because the core imports none: SHA-256 or SM3. */
export type Hash = (bytes: Uint8Array) => Uint8Array

const leafPrefix = 0x00
const nodePrefix = 0x01

/** Hash of one entry. The prefix keeps an entry from passing for an inner node. */
export function leafHash(entry: Uint8Array, hash: Hash): Uint8Array {
  return hash(concat(Uint8Array.of(leafPrefix), entry))
}

function nodeHash(left: Uint8Array, right: Uint8Array, hash: Hash): Uint8Array {
  return hash(concat(Uint8Array.of(nodePrefix), left, right))
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Heads of the complete subtrees of a log, largest first: enough to append and to compute the root. */
export interface Frontier {
  readonly size: number
  readonly heads: readonly Uint8Array[]
}

export const emptyFrontier: Frontier = { size: 0, heads: [] }

/** The log with one more leaf hash. */
export function append(frontier: Frontier, leaf: Uint8Array, hash: Hash): Frontier {
  const heads = [...frontier.heads]
  let node = leaf
  for (let size = frontier.size; size % 2 === 1; size = (size - 1) / 2) {
    const left = heads.pop()
    if (left === undefined) throw new Error(`frontier of size ${frontier.size} has too few heads`)
    node = nodeHash(left, node, hash)
  }
  return { size: frontier.size + 1, heads: [...heads, node] }
}

/** Root of the log; the hash of nothing for an empty one. */
export function rootOf(frontier: Frontier, hash: Hash): Uint8Array {
  const [last, ...others] = [...frontier.heads].reverse()
  if (last === undefined) return hash(new Uint8Array())
  return others.reduce((root, head) => nodeHash(head, root, hash), last)
}

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
