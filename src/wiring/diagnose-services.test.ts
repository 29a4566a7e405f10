/** `gongkai doctor` against real servers on this machine, as they should be and with each thing wrong that people get wrong. */

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import { after, test } from 'node:test'
import S3rver from 's3rver'
import { SMTPServer } from 'smtp-server'
import { clientSecret, startIdentityProvider } from '../../test/support/identity-provider.ts'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import { checkServices } from './diagnose-services.ts'
import { readSettings } from './settings.ts'

const secrets = ['wrong-s3-secret', clientSecret, 'wrong-oidc-secret', 'wrong-mail-password']

async function told(name: string, environment: Readonly<Record<string, string>>) {
  // The issuer of the test speaks http on this machine, which the settings refuse.
  const { OIDC_ISSUER, ...rest } = environment
  const settings = { ...readSettings(rest), ...(OIDC_ISSUER === undefined ? {} : { OIDC_ISSUER }) }
  const checks = await checkServices(settings)
  for (const { message } of checks)
    for (const secret of secrets) assert.ok(!message.includes(secret), message)
  const found = checks.find((check) => check.name === name)
  return `${found?.state}：${found?.message}`
}

/** Ends with the tests; its port. */
async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => server.close())
  const address = server.address()
  assert.ok(address !== null && typeof address === 'object')
  return address.port
}

/** A port at which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  assert.ok(address !== null && typeof address === 'object')
  await new Promise((resolve) => server.close(resolve))
  return address.port
}

/** With the certificate that it signed itself. Ends with the tests; its port. */
async function mailServer(server: SMTPServer): Promise<number> {
  // Clients that turn away at the certificate.
  server.on('error', () => undefined)
  const listener = server.listen(0)
  await once(listener, 'listening')
  after(() => new Promise<void>((resolve) => void server.close(() => resolve())))
  const address = listener.address()
  assert.ok(address !== null && typeof address === 'object')
  return address.port
}

const bucket = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: temporaryFolder('doctor-s3'),
  configureBuckets: [{ name: 'gongkai', configs: [] }],
})
const { port: s3Port } = await bucket.run()
after(() => bucket.close())
const s3 = {
  S3_ENDPOINT: `http://127.0.0.1:${s3Port}`,
  S3_BUCKET: 'gongkai',
  S3_ACCESS_KEY_ID: 'S3RVER',
  S3_SECRET_ACCESS_KEY: 'S3RVER',
}

test('什么也没设置 / 检查 / 不去连，没有要修的', async () => {
  const checks = await checkServices(readSettings({}))
  assert.deepEqual(new Set(checks.map(({ state }) => state)), new Set(['ok']))
})

test('S3 / 填得对；桶没有；标识不对；没有在听；主机名写错；那里是网页 / 说明哪里不对、怎样修', async () => {
  assert.match(await told('s3', s3), /^ok：.*桶 gongkai 连得上/)
  assert.match(await told('s3', { ...s3, S3_BUCKET: 'no-such' }), /^mend：.*没有桶 no-such.*S3_BUCKET/)
  assert.match(await told('s3', { ...s3, S3_ACCESS_KEY_ID: 'nobody' }), /^mend：.*S3_ACCESS_KEY_ID/)
  const closed = `http://127.0.0.1:${await closedPort()}`
  assert.match(await told('s3', { ...s3, S3_ENDPOINT: closed }), /^mend：.*没有服务在听/)
  assert.match(
    await told('s3', { ...s3, S3_ENDPOINT: 'https://no-such-host.invalid' }),
    /^mend：.*找不到这个主机名/,
  )
  const page = createHttpServer((_request, response) => response.end('<html>你好</html>'))
  const port = await listening(page)
  assert.match(await told('s3', { ...s3, S3_ENDPOINT: `http://127.0.0.1:${port}` }), /^mend：.*不是 S3/)
})

test('S3 / 证书是自己签的 / 说证书不被信任，怎样让它被信任', async () => {
  // Any server with such a certificate will do: nothing is said to it.
  const port = await mailServer(new SMTPServer({ secure: true }))
  assert.match(
    await told('s3', { ...s3, S3_ENDPOINT: `https://localhost:${port}` }),
    /^mend：.*证书不被信任.*NODE_EXTRA_CA_CERTS/,
  )
})

for (const [status, code, words] of [
  [403, 'SignatureDoesNotMatch', /密钥不对.*S3_SECRET_ACCESS_KEY/],
  [403, 'AccessDenied', /不许使用桶 gongkai（403）/],
  [403, 'RequestTimeTooSkewed', /时钟.*NTP/],
  [400, 'AuthorizationHeaderMalformed', /区域不对.*S3_REGION/],
] as const)
  test(`S3 / 存储回答 ${code} / 说明哪里不对、怎样修`, async () => {
    // The server of the other tests does not check the signatures of this version.
    const store = createHttpServer((_request, response) => {
      response.writeHead(status).end(`<Error><Code>${code}</Code></Error>`)
    })
    const S3_ENDPOINT = `http://127.0.0.1:${await listening(store)}`
    const said = await told('s3', { ...s3, S3_ENDPOINT, S3_SECRET_ACCESS_KEY: 'wrong-s3-secret' })
    assert.match(said, /^mend：/)
    assert.match(said, words)
  })

test('S3 / 桶保留旧版本 / 注意：销毁的文件还在旧版本里', async () => {
  const store = createHttpServer((request, response) => {
    const versioning = '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>'
    response.end(request.url?.includes('versioning') ? versioning : '<ListBucketResult></ListBucketResult>')
  })
  const S3_ENDPOINT = `http://127.0.0.1:${await listening(store)}`
  assert.match(await told('s3', { ...s3, S3_ENDPOINT }), /^warning：.*保留旧版本/)
})

test('统一身份认证 / 填得对；密钥不对；颁发者差一个字；地址下面没有说明文件；没有在听 / 说明哪里不对、怎样修', async () => {
  const DESK_URL = 'https://desk.example.test'
  const redirect = `${DESK_URL}/sign-in/single-sign-on/answer`
  const OIDC_ISSUER = await startIdentityProvider(redirect)
  const own = { DESK_URL, OIDC_CLIENT_ID: 'gongkai', OIDC_CLIENT_SECRET: clientSecret }
  const of = (more: Readonly<Record<string, string>>) =>
    told('single-sign-on', { OIDC_ISSUER, ...own, ...more })
  assert.match(await of({}), /^ok：.*认得本系统/)
  assert.match(await of({ OIDC_CLIENT_SECRET: 'wrong-oidc-secret' }), /^mend：.*OIDC_CLIENT_SECRET/)
  assert.match(await of({ OIDC_CLIENT_ID: 'somebody' }), /^mend：.*OIDC_CLIENT_ID/)
  const other = OIDC_ISSUER.replace('127.0.0.1', 'localhost')
  assert.match(await of({ OIDC_ISSUER: other }), /^mend：.*它自称 http.*与 OIDC_ISSUER 不同/)
  assert.match(await of({ OIDC_ISSUER: `${OIDC_ISSUER}/realm` }), /^mend：.*openid-configuration（回答 404）/)
  assert.match(await of({ OIDC_ISSUER: `http://127.0.0.1:${await closedPort()}` }), /^mend：.*没有服务在听/)
  const page = createHttpServer((_request, response) => response.end('<html>登录</html>'))
  assert.match(
    await of({ OIDC_ISSUER: `http://127.0.0.1:${await listening(page)}` }),
    /^mend：.*不是认证方的说明文件/,
  )
})

test('ClamAV / 在回答；没有套接字；那里是别的服务；不回答 / 说明哪里不对、怎样修', async () => {
  const clamd = createServer((socket) => {
    socket.on('data', (chunk) => socket.end(String(chunk) === 'zPING\0' ? 'PONG\0' : 'UNKNOWN COMMAND\0'))
  })
  assert.match(await told('clamav', { CLAMAV: `127.0.0.1:${await listening(clamd)}` }), /^ok：ClamAV 在回答/)
  const CLAMAV = `${temporaryFolder('clamd')}/clamd.ctl`
  assert.match(await told('clamav', { CLAMAV }), /^warning：.*没有服务在听.*未查毒/)
  const other = createServer((socket) => socket.end('220 mail.example.test ESMTP\r\n'))
  assert.match(
    await told('clamav', { CLAMAV: `127.0.0.1:${await listening(other)}` }),
    /^warning：.*不是 ClamAV/,
  )
  const open = new Set<Socket>()
  const silent = createServer((socket) => void open.add(socket))
  after(() => {
    for (const socket of open) socket.destroy()
  })
  assert.match(await told('clamav', { CLAMAV: `127.0.0.1:${await listening(silent)}` }), /^warning：.*时限内/)
})

test('发信服务器 / 登录不被接受；证书是自己签的；没有在听 / 说明哪里不对、怎样修，不写密码', async () => {
  const MAIL_FROM = 'noreply@gongkai.test'
  const mail = (SMTP_URL: string) => told('mail', { SMTP_URL, MAIL_FROM })
  const refusing = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(new Error('no')),
  })
  assert.match(
    await mail(`smtp://office:wrong-mail-password@127.0.0.1:${await mailServer(refusing)}`),
    /^warning：.*不接受登录.*SMTP_URL/,
  )
  const sealed = await mailServer(new SMTPServer({ secure: true, authOptional: true }))
  assert.match(await mail(`smtps://localhost:${sealed}`), /^warning：.*证书不被信任/)
  assert.match(await mail(`smtp://127.0.0.1:${await closedPort()}`), /^warning：.*没有服务在听/)
  assert.match(await mail('smtps://no-such-host.invalid:465'), /^warning：.*找不到这个主机名/)
})
