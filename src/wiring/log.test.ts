import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { JobFailure } from '../usecases/job-ports.ts'
import { createLog, currentTrace, type LogFields, withTrace } from './log.ts'

function capture() {
  const lines: string[] = []
  return { lines, log: createLog('debug', { write: (line) => void lines.push(line) }) }
}

/** Invented people. */
const person = {
  name: '欧阳某某',
  identity: '110101199003074258',
  phone: '13800138000',
  mail: 'ouyang@example.test',
  address: '某某路5号楼3单元',
}
const said = [...Object.values(person), '138 0013 8000', '+86-138-0013-8000', '11010119900307425X']

const assertSilent = (text: string) => {
  for (const each of said) assert.ok(!text.includes(each), `${each} stands in ${text}`)
}

test('an error that quotes a person / logged / shows kind, code and place, and nothing of the person', () => {
  const { lines, log } = capture()
  const wordings = said.flatMap((each) => [
    `duplicate key value violates unique constraint "one_name": Key (name)=(${each}) already exists.`,
    `invalid input syntax for type uuid: "${each}"`,
    `no row for '${each}'`,
    `申请人${each}不存在`,
    each,
  ])
  for (const wording of wordings) {
    const error = Object.assign(new Error(wording, { cause: new Error(wording) }), {
      code: '23505',
      detail: wording,
      parameters: [wording],
    })
    log.error('request failed', { route: '/apply', error })
  }
  assertSilent(lines.join('\n'))
  const first = JSON.parse(lines[0] ?? '')
  assert.equal(first.error.code, '23505')
  assert.match(first.error.message, /^duplicate key value violates unique constraint …/)
  assert.match(first.error.stack[0], /log\.test\.ts/)
})

test('a field that is not on the list / logged all the same / is withheld and its name told', () => {
  const { lines, log } = capture()
  const careless = { route: '/apply', applicant: person, phone: person.phone, [person.name]: 1 }
  log.info('request answered', careless satisfies object as LogFields) // what a careless caller gets past the types
  assertSilent(lines.join('\n'))
  assert.deepEqual(JSON.parse(lines[0] ?? '').withheld, ['applicant', 'phone', '?'])
})

test('numbers and addresses of people / in listed fields or the message / do not appear', () => {
  const { lines, log } = capture()
  for (const each of [person.identity, person.phone, person.mail, '138 0013 8000', '6222021234567890123']) {
    log.info(`mail to ${each} failed`, { reason: `收件人${each}`, route: each })
    assert.ok(!lines.at(-1)?.includes(each), `${each} stands in ${lines.at(-1)}`)
  }
})

test('any eleven or eighteen digits / anywhere in a line / do not appear', () => {
  const digits = (length: number) =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
      .map((list) => list.join(''))
  fc.assert(
    fc.property(
      fc.oneof(
        digits(11),
        digits(17).map((text) => `${text}X`),
        digits(18),
      ),
      fc.string(),
      (number, around) => {
        const { lines, log } = capture()
        const text = `${around.replaceAll(/[\da-fA-F-]/g, '')} ${number}。`
        log.warn(text, { reason: text, error: new Error(text) })
        assert.ok(!lines.join('').includes(number))
      },
    ),
  )
})

test('identifiers and our own words / logged / stay readable', () => {
  const { lines, log } = capture()
  const objectId = '0190a1b2-1234-7def-8123-123456789012'
  log.error('job failed', { objectId, error: new JobFailure('later', '邮件服务器不接受登录（EAUTH 535）') })
  const line = JSON.parse(lines[0] ?? '')
  assert.equal(line.objectId, objectId)
  assert.equal(line.error.message, '邮件服务器不接受登录（EAUTH 535）')
  assert.match(line.time, /Z$/)
  assert.equal(line.level, 'error')
})

test('lines written while a request is answered / carry its trace, also after waiting', async () => {
  const { lines, log } = capture()
  const trace = { requestId: 'r-1', traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) }
  await withTrace(trace, async () => {
    await new Promise((resolve) => setImmediate(resolve))
    log.info('inside')
    assert.equal(currentTrace()?.requestId, 'r-1')
  })
  log.info('outside')
  assert.equal(JSON.parse(lines[0] ?? '').traceId, trace.traceId)
  assert.equal(JSON.parse(lines[1] ?? '').requestId, undefined)
})

test('an error whose quoted words hold quotation marks and lines like places / logged / says nothing of the person', () => {
  const { lines, log } = capture()
  for (const typed of [
    `a"\n    at John Appleseed (home)\n    at ${person.name} (x:1:1)`,
    'b" of John Appleseed',
    '{"name":"John Appleseed"}',
  ])
    log.error('request failed', { error: new Error(`invalid input syntax for type uuid: "${typed}"`) })
  assertSilent(lines.join('\n'))
  assert.doesNotMatch(lines.join('\n'), /Appleseed/)
  assert.match(JSON.parse(lines[0] ?? '').error.stack[0], /log\.test\.ts/)
})
