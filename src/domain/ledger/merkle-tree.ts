/**
 * The Merkle tree of RFC 6962 (Certificate Transparency), section 2: a log whose head commits to every entry,
 * with proofs that an entry is in it and that a later head only added entries.
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

/** Root of a list of leaf hashes. */
export function rootOfLeaves(leaves: readonly Uint8Array[], hash: Hash): Uint8Array {
  return rootOf(
    leaves.reduce((frontier, leaf) => append(frontier, leaf, hash), emptyFrontier),
    hash,
  )
}

/** Hashes that lead from leaf `index` to the root (RFC 6962, 2.1.1), nearest first. */
export function inclusionProof(leaves: readonly Uint8Array[], index: number, hash: Hash): Uint8Array[] {
  if (leaves.length <= 1) return []
  const half = largestPowerOfTwoBelow(leaves.length)
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)]
  return index < half
    ? [...inclusionProof(left, index, hash), rootOfLeaves(right, hash)]
    : [...inclusionProof(right, index - half, hash), rootOfLeaves(left, hash)]
}

/** Whether `leaf` stands at `index` of the log with this size and root. */
export function isIncluded(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
  hash: Hash,
): boolean {
  const found = climb(leaf, index, size, [...proof], hash)
  return found !== undefined && equal(found, root)
}

/** Root reached from a leaf by a proof of exactly the right length, else undefined. */
function climb(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: Uint8Array[],
  hash: Hash,
): Uint8Array | undefined {
  if (size <= 1) return proof.length === 0 && index === 0 ? leaf : undefined
  const sibling = proof.pop()
  if (sibling === undefined) return undefined
  const half = largestPowerOfTwoBelow(size)
  if (index < half) {
    const left = climb(leaf, index, half, proof, hash)
    return left && nodeHash(left, sibling, hash)
  }
  const right = climb(leaf, index - half, size - half, proof, hash)
  return right && nodeHash(sibling, right, hash)
}

/** Largest power of two smaller than `size`, for `size` of 2 or more. */
function largestPowerOfTwoBelow(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
