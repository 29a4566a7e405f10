/** The checks of `gongkai doctor` on what the settings name beyond this machine: each is tried, with a short limit. */

import type { DiagnosedCheck } from '../cli/diagnosis.ts'
import { parseClamavAddress, pingClamav } from '../files/clamav.ts'
import { probeS3, type S3Answer } from '../files/probe-s3.ts'
import { probeSingleSignOn, type SingleSignOnTrouble } from '../identity/probe-single-sign-on.ts'
import { createMailer } from '../mail/send-mail.ts'
import { connectionTrouble } from './connection-trouble.ts'
import { s3OptionsOf } from './file-wiring.ts'
import { singleSignOnOf } from './installation.ts'
import type { Settings } from './settings.ts'

/** For each step, in milliseconds: four that hang are over within half a minute. */
const patience = 5000

const check = (name: string, state: DiagnosedCheck['state'], message: string): DiagnosedCheck => ({
  name,
  state,
  message,
})

/** All at once; what hangs holds nobody else up. */
export async function checkServices(settings: Settings): Promise<DiagnosedCheck[]> {
  const tried = await Promise.all([
    checkS3(settings),
    checkSingleSignOn(settings),
    checkScanner(settings),
    checkMail(settings),
  ])
  return tried.flat()
}

async function checkS3(settings: Settings): Promise<DiagnosedCheck[]> {
  const options = s3OptionsOf(settings)
  if (options === null) return [check('s3', 'ok', '没有设置 S3，文件放在数据文件夹。')]
  const { host } = new URL(options.endpoint)
  try {
    const answer = await probeS3({ ...options, timeoutMilliseconds: patience })
    if (answer.status !== 200 || answer.code !== '')
      return [check('s3', 'mend', `文件存储 ${host}：${s3Trouble(answer, options.bucket)}。`)]
    return [
      answer.versions === 'kept'
        ? check(
            's3',
            'warning',
            `文件存储 ${host} 的桶 ${options.bucket} 保留旧版本：销毁的文件还在旧版本里。请关闭版本控制，或者设定旧版本到期删除的规则。`,
          )
        : check('s3', 'ok', `文件存储 ${host} 的桶 ${options.bucket} 连得上，读得到。`),
    ]
  } catch (error) {
    return [
      check('s3', 'mend', `文件存储 ${host}（S3_ENDPOINT）：${connectionTrouble(error)}。现在收不了文件。`),
    ]
  }
}

/** By the error codes of S3 where the store names one, otherwise by the status. */
function s3Trouble({ status, code }: S3Answer, bucket: string): string {
  if (code === 'NoSuchBucket' || (status === 404 && code === ''))
    return `没有桶 ${bucket}。请先建立它，或者改 S3_BUCKET`
  if (code === 'SignatureDoesNotMatch') return '密钥不对。请检查 S3_SECRET_ACCESS_KEY 有没有抄全'
  if (code === 'InvalidAccessKeyId') return '不认识这个访问标识。请检查 S3_ACCESS_KEY_ID'
  if (code === 'RequestTimeTooSkewed') return '本机的时钟与它相差太多。请打开时间同步（NTP）'
  if (code === 'AuthorizationHeaderMalformed' || code === 'PermanentRedirect' || status === 301)
    return '区域不对。请按存储的说明改 S3_REGION 和 S3_ENDPOINT'
  if (code === 'NotS3') return '那里回答的不是 S3。请检查 S3_ENDPOINT'
  if (status === 401 || status === 403)
    return `不许使用桶 ${bucket}（${status}）。请给这个访问标识列出、读、写、删的权限`
  return `回答了 ${status}${code === '' ? '' : ` ${code}`}。请查看存储自己的日志`
}

async function checkSingleSignOn(settings: Settings): Promise<DiagnosedCheck[]> {
  const provider = singleSignOnOf(settings)
  if (provider === null) return []
  const { host } = new URL(provider.issuer)
  try {
    const trouble = await probeSingleSignOn({ ...provider, timeoutMilliseconds: patience })
    if (trouble === null) return [check('single-sign-on', 'ok', `统一身份认证 ${host} 连得上，认得本系统。`)]
    return [check('single-sign-on', 'mend', `统一身份认证 ${host}：${providerTrouble(trouble)}。`)]
  } catch (error) {
    return [
      check(
        'single-sign-on',
        'mend',
        `统一身份认证 ${host}（OIDC_ISSUER）：${connectionTrouble(error)}。口令登录不受影响。`,
      ),
    ]
  }
}

function providerTrouble(trouble: SingleSignOnTrouble): string {
  switch (trouble.kind) {
    case 'no-document':
      return `地址下面没有 .well-known/openid-configuration（回答 ${trouble.status}）。请检查 OIDC_ISSUER 的路径有没有写全`
    case 'not-a-document':
      return '.well-known/openid-configuration 不是认证方的说明文件。请检查 OIDC_ISSUER'
    case 'other-issuer':
      return `它自称 ${trouble.issuer}，与 OIDC_ISSUER 不同。请把 OIDC_ISSUER 改得一字不差`
    case 'missing':
      return `它的说明文件缺 ${trouble.fields.join('、')}。请认证方补全`
    case 'client-refused':
      return '不认本系统的标识或者密钥。请检查 OIDC_CLIENT_ID、OIDC_CLIENT_SECRET，登记时要选 client_secret_basic'
  }
}

async function checkScanner({ CLAMAV }: Settings): Promise<DiagnosedCheck[]> {
  const address = CLAMAV === undefined ? null : parseClamavAddress(CLAMAV)
  if (address === null) return [check('clamav', 'ok', '没有设置 ClamAV，收到的文件标为“未查毒”。')]
  const until = '收到的文件标为“未查毒”，连上以后补查'
  try {
    const said = await pingClamav({ address, timeoutMilliseconds: patience })
    if (said === 'PONG') return [check('clamav', 'ok', 'ClamAV 在回答。')]
    return [
      check(
        'clamav',
        'warning',
        `${CLAMAV} 那里回答的不是 ClamAV（clamd）。请检查 CLAMAV 写的地址和端口。${until}。`,
      ),
    ]
  } catch (error) {
    return [check('clamav', 'warning', `ClamAV（${CLAMAV}）：${connectionTrouble(error)}。${until}。`)]
  }
}

async function checkMail({ SMTP_URL, MAIL_FROM }: Settings): Promise<DiagnosedCheck[]> {
  if (SMTP_URL === undefined || MAIL_FROM === undefined)
    return [check('mail', 'ok', '没有设置发信服务器，不发邮件，每日提醒也不发。')]
  const mailer = createMailer({ url: SMTP_URL, from: MAIL_FROM, patience })
  const { host } = new URL(SMTP_URL)
  try {
    await mailer.check()
    return [check('mail', 'ok', '发信服务器连得上。')]
  } catch (error) {
    return [check('mail', 'warning', `发信服务器 ${host}：${mailTrouble(error)}。邮件会等着，连上以后再发。`)]
  } finally {
    mailer.close()
  }
}

function mailTrouble(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return '不接受登录。请检查 SMTP_URL 里的用户和密码，特殊字符要写成 %XX'
  if (code === 'ETLS')
    return '没有可用的加密连接（STARTTLS）。请改用 smtps:// 和它的加密端口，或者请对方打开 STARTTLS'
  return connectionTrouble(cause ?? error)
}
