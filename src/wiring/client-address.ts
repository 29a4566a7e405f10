import { BlockList, isIP } from 'node:net'

/** What is written where no address is known. */
const unknown = 'unknown'

/**
 * The address of who asks: the socket's, or, when the socket is a trusted proxy's, the last address in X-Forwarded-For
 * that is not itself a trusted proxy's. What others write into that header counts for nothing (ASVS 4.1.3).
 * `trusted`: addresses and CIDR networks.
 */
export function trustProxies(
  trusted: readonly string[],
): (socket: string | null, forwardedFor: string | null) => string {
  const proxies = new BlockList()
  for (const network of trusted) {
    const [address = '', bits] = network.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) proxies.addAddress(address, family)
    else proxies.addSubnet(address, Number(bits), family)
  }
  const isProxy = (address: string) => proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return (socket, forwardedFor) => {
    let client = plainAddress(socket ?? '')
    if (client === null) return unknown
    for (const hop of (forwardedFor ?? '').split(',').toReversed()) {
      const before = plainAddress(hop.trim())
      if (!isProxy(client) || before === null) break
      client = before
    }
    return client
  }
}

/** An IPv4 address that came through an IPv6 socket is the same address; null for what is none. */
function plainAddress(text: string): string | null {
  const bare = text.replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(bare) === 0 ? null : bare
}
