import type { PeriodRule } from '../rule.ts'

/** 《互联网政务应用安全管理规定》第二十条: how long the access log is kept at least. */
export const logRetention = {
  id: 'access-log-retention',
  name: '日志留存时间',
  cites: { instrument: 'internet-government-security-provisions', article: 20 },
  says: '机关事业单位应当留存互联网政务应用相关的防火墙、主机等设备的运行日志，以及应用系统的访问日志、数据库的操作日志，留存时间不少于1年，并定期对日志进行备份，确保日志的完整性、可用性。',
  verification: 'secondary',
  period: { length: 1, unit: 'year' },
} as const satisfies PeriodRule
