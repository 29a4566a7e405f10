import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openPostOffice, type PostOffice } from '../../test/support/post-office.ts'
import { JobFailure, type MailMessage } from '../usecases/job-ports.ts'
import { createMailer, type Mailer } from './send-mail.ts'

const letter: MailMessage = {
  to: 'zhangsan@example.test',
  subject: '您的政府信息公开申请已经收到',
  text: '您好：\n\n您的申请已经登记。\n.\n某某办公室',
  messageId: '<receipt-1@gongkai.test>',
}

function mailerTo(context: TestContext, office: Pick<PostOffice, 'port'>): Mailer {
  const mailer = createMailer({
    url: `smtp://localhost:${office.port}`,
    from: 'noreply@gongkai.test',
    patience: 5000,
  })
  context.after(() => mailer.close())
  return mailer
}

async function officeFor(context: TestContext, options?: Parameters<typeof openPostOffice>[0]) {
  const office = await openPostOffice(options)
  context.after(() => office.close())
  return office
}

const failure = (retry: 'later' | 'hopeless', message: RegExp) => (error: unknown) =>
  error instanceof JobFailure && error.retry === retry && message.test(error.message)

test('a letter / sent / arrives as plain text with its Chinese subject and whole body', async (context) => {
  const office = await officeFor(context)
  await mailerTo(context, office).send(letter)
  const [mail] = office.received
  assert.equal(mail?.to, letter.to)
  assert.equal(mail?.from, 'noreply@gongkai.test')
  assert.equal(mail?.subject, letter.subject)
  assert.equal(mail?.text.trim(), letter.text)
  assert.match(mail?.raw ?? '', /^Content-Type: text\/plain; charset=utf-8$/im)
  assert.match(mail?.raw ?? '', /^Message-ID: <receipt-1@gongkai\.test>$/im)
  assert.doesNotMatch(mail?.raw ?? '', /text\/html|multipart/i)
})

test('a header with a line break / is refused for good and nothing is sent', async (context) => {
  const office = await officeFor(context)
  const mailer = mailerTo(context, office)
  const smuggled: Partial<MailMessage>[] = [
    { to: 'a@example.test\r\nBcc: b@example.test' },
    { to: 'a@example.test, b@example.test' },
    { to: '"a" <a@example.test>' },
    { subject: '标题\r\nBcc: b@example.test' },
    { subject: '标题\nX: 1' },
    { messageId: '<a@b>\r\nBcc: <b@example.test>' },
  ]
  for (const change of smuggled)
    await assert.rejects(
      mailer.send({ ...letter, ...change }),
      failure('hopeless', /./),
      JSON.stringify(change),
    )
  assert.equal(office.received.length, 0)
})

test('a recipient the server does not know / is refused for good, without the address in the words', async (context) => {
  const office = await officeFor(context, { unknown: [letter.to] })
  await assert.rejects(mailerTo(context, office).send(letter), (error: unknown) => {
    assert.ok(failure('hopeless', /拒收（EENVELOPE 550）/)(error), String(error))
    assert.doesNotMatch(String(error), /zhangsan/)
    return true
  })
})

test('a server that is down, or has no room now / the letter is tried later', async (context) => {
  const gone = await openPostOffice()
  await gone.close()
  await assert.rejects(mailerTo(context, gone).send(letter), failure('later', /ESOCKET|ECONN/))
  const full = await officeFor(context, { busy: [letter.to] })
  await assert.rejects(mailerTo(context, full).send(letter), failure('later', /452/))
})

test('a server on another machine without encryption / gets nothing', async (context) => {
  const office = await officeFor(context)
  // The same server by a name that is not this machine's own: STARTTLS is then a must.
  const mailer = createMailer({ url: `smtp://127.0.0.2:${office.port}`, from: 'noreply@gongkai.test' })
  context.after(() => mailer.close())
  await assert.rejects(mailer.send(letter), failure('later', /ETLS/))
  assert.equal(office.received.length, 0)
})

test('settings that name no mail server / are refused at the start', () => {
  assert.throws(() => createMailer({ url: 'http://mail.test', from: 'a@gongkai.test' }), /SMTP_URL/)
  assert.throws(() => createMailer({ url: 'smtp://mail.test', from: '无名' }), /MAIL_FROM/)
})
