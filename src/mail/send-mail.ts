/** Letters over SMTP: plain text, one recipient, nothing in a header that could start another header. */

import { createTransport } from 'nodemailer'
import { isMailAddress } from '../domain/mail-address.ts'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import { JobFailure, type MailMessage } from '../usecases/job-ports.ts'

export interface Mailer {
  /** Hands one letter to the mail server. Throws `JobFailure`, hopeless when another try would end the same. */
  readonly send: (message: MailMessage) => Promise<void>
  /** Signs on without sending, for `gongkai doctor`. Throws `JobFailure` with its cause. */
  readonly check: () => Promise<void>
  readonly close: () => void
}

export interface MailerOptions {
  /** smtps://user:password@host:465 or smtp://host:587; the latter must offer STARTTLS unless it is this machine. */
  readonly url: string
  /** Sender's address. */
  readonly from: string
  /** Limit for each step of the conversation, in milliseconds. */
  readonly patience?: number
}

const thisMachine = new Set(['localhost', '127.0.0.1', '[::1]'])
const messageIdShape = /^<[\w.+-]{1,128}@[\w.-]{1,128}>$/
/** RFC 5322: a line has at most 998 characters; Chinese takes up to three bytes each, encoded four. */
const longestSubject = 200

/** Connects when the first letter is sent. Throws `EnvironmentProblem` for an address that cannot be used. */
export function createMailer({ url, from, patience = 20_000 }: MailerOptions): Mailer {
  const server = new URL(url)
  if (server.protocol !== 'smtp:' && server.protocol !== 'smtps:')
    throw new EnvironmentProblem('SMTP_URL 应当以 smtp:// 或者 smtps:// 开头。')
  if (!isMailAddress(from)) throw new EnvironmentProblem('MAIL_FROM 不是一个邮件地址。')
  const local = thisMachine.has(server.hostname)
  const secure = server.protocol === 'smtps:'
  const transport = createTransport({
    host: server.hostname.replace(/^\[|\]$/g, ''),
    port: server.port === '' ? (secure ? 465 : 587) : Number(server.port),
    secure,
    requireTLS: !secure && !local,
    ignoreTLS: local && !secure,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(server.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) } }),
  })
  return {
    send: async (message) => {
      refuseUnsafe(message)
      try {
        await transport.sendMail({
          from: { name: '', address: from },
          to: { name: '', address: message.to },
          subject: message.subject,
          text: message.text,
          messageId: message.messageId,
          // Nobody's holiday notice should answer a machine (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      } catch (error) {
        throw failureOf(error)
      }
    },
    check: async () => {
      try {
        await transport.verify()
      } catch (error) {
        const { retry, message } = failureOf(error)
        throw new JobFailure(retry, message, { cause: error })
      }
    },
    close: () => transport.close(),
  }
}

function refuseUnsafe({ to, subject, messageId }: MailMessage): void {
  if (!isMailAddress(to)) throw new JobFailure('hopeless', '收件地址不是一个邮件地址')
  if (/\p{Cc}/u.test(subject)) throw new JobFailure('hopeless', '邮件标题里有换行或者控制字符')
  if (subject.length > longestSubject) throw new JobFailure('hopeless', '邮件标题过长')
  if (!messageIdShape.test(messageId)) throw new JobFailure('hopeless', '邮件编号的写法不对')
}

/** The server's own words may repeat the address: only its codes are kept. */
function failureOf(error: unknown): JobFailure {
  const { code, responseCode } = codesOf(error)
  const codes = [code, responseCode].filter((each) => each !== undefined).join(' ')
  if (responseCode !== undefined && isRefusedForGood(responseCode, code))
    return new JobFailure('hopeless', `对方邮件服务器拒收（${codes}）`)
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return new JobFailure('later', `邮件服务器不接受登录（${codes}）`)
  if (code === 'ETLS') return new JobFailure('later', `邮件服务器没有可用的加密连接（${codes}）`)
  return new JobFailure('later', `邮件没有送到服务器（${codes || '原因不明'}）`)
}

/** RFC 5321: 5yz replies are final, except 503, which speaks of the session and not of the letter. */
function isRefusedForGood(responseCode: number, code: string | undefined): boolean {
  const aboutTheLetter = code === 'EENVELOPE' || code === 'EMESSAGE'
  return aboutTheLetter && responseCode >= 500 && responseCode !== 503
}

function codesOf(error: unknown): { code: string | undefined; responseCode: number | undefined } {
  if (!(error instanceof Error)) return { code: undefined, responseCode: undefined }
  return {
    code: 'code' in error && typeof error.code === 'string' ? error.code : undefined,
    responseCode:
      'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined,
  }
}
