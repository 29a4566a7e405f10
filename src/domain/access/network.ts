/**
 * 接入地址: networks from which administrators may work (GB/T 22239—2019 8.1.4.4, 互联网政务应用安全管理规定
 * 第十九条). Plain arithmetic over IPv4 and IPv6.
 */

/** A network in CIDR notation as numbers. */
interface Network {
  readonly bits: 32 | 128
  readonly value: bigint
  readonly length: number
}

/** True for "10.0.0.0/8", "192.0.2.7", "2001:db8::/32". */
export function isNetwork(text: string): boolean {
  return parseNetwork(text) !== null
}

/** Whether an address lies in one of the networks; false for text that is no address. */
export function isWithinNetworks(address: string, networks: readonly string[]): boolean {
  const host = parseAddress(address)
  if (host === null) return false
  return networks.some((text) => {
    const network = parseNetwork(text)
    if (network === null || network.bits !== host.bits) return false
    const shift = BigInt(network.bits - network.length)
    return host.value >> shift === network.value >> shift
  })
}

function parseNetwork(text: string): Network | null {
  const [address = '', length, ...rest] = text.split('/')
  const host = parseAddress(address)
  if (host === null || rest.length > 0) return null
  if (length === undefined) return { ...host, length: host.bits }
  if (!/^\d{1,3}$/.test(length) || Number(length) > host.bits) return null
  return { ...host, length: Number(length) }
}

function parseAddress(text: string): { bits: 32 | 128; value: bigint } | null {
  // A server listening on IPv6 sees IPv4 clients so.
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(text)?.[1]
  const four = parseFour(mapped ?? text)
  if (four !== null) return { bits: 32, value: four }
  const six = parseSix(text)
  return six === null ? null : { bits: 128, value: six }
}

function parseFour(text: string): bigint | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255))
    return null
  return parts.reduce((value, part) => value * 256n + BigInt(part), 0n)
}

function parseSix(text: string): bigint | null {
  const halves = text.split('::')
  if (halves.length > 2 || !/^[0-9a-f:]+$/i.test(text)) return null
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - head.length - tail.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail]
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null
  return groups.reduce((value, group) => value * 65_536n + BigInt(`0x${group}`), 0n)
}
