/** How often one network may do what costs the portal work, before it has to wait. Numbers of ours, not of the law. */

export interface UseLimit {
  readonly uses: number
  readonly withinSeconds: number
}

/** The statutory way in is never closed: who sends many requests is slowed down, not refused (`sendingWait`). */
export const useLimits = {
  /** 开始一份草稿 */
  'begin-draft': { uses: 60, withinSeconds: 3600 },
  /** 上传附件 */
  upload: { uses: 60, withinSeconds: 3600 },
  /** 查询进度 with a wrong number or code */
  'wrong-tracking': { uses: 20, withinSeconds: 900 },
  /** 下载回执, 日历 and the like of one's own case */
  'own-file': { uses: 120, withinSeconds: 900 },
} as const satisfies Record<string, UseLimit>

export type LimitedUse = keyof typeof useLimits | 'send-request'

/** Requests that one network sends within an hour, from the first of which the wait grows. */
const sendingSteps = [
  { above: 50, seconds: 300 },
  { above: 10, seconds: 30 },
  { above: 0, seconds: 5 },
] as const

export const sendingWindowSeconds = 3600

/**
 * Seconds between beginning a form and sending it, after so many requests from the same network within the hour (this
 * one included). Sooner is asked to confirm once more.
 */
export function sendingWait(sent: number): number {
  return sendingSteps.find(({ above }) => sent > above)?.seconds ?? 0
}

/**
 * The network of an address: /24 of IPv4, /48 of IPv6, so that one subscriber's many addresses count as one.
 * What is no address counts as itself.
 */
export function networkOf(address: string): string {
  const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/.exec(address)
  if (octets !== null) return `${octets[1]}.${octets[2]}.${octets[3]}.0/24`
  if (!address.includes(':')) return address
  return `${groupsOf(address).slice(0, 3).join(':')}::/48`
}

function groupsOf(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('::')
  const before = head === '' ? [] : head.split(':')
  if (tail === undefined) return before.map(plain)
  const after = tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return [...before, ...zeros, ...after].map(plain)
}

function plain(group: string): string {
  return group.replace(/^0+(?=.)/, '')
}
