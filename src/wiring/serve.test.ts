import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { on } from 'node:events'
import { connect } from 'node:net'
import { type TestContext, test } from 'node:test'
import { openFaces, type ServedFaces } from './serve.ts'

async function opened(context: TestContext, ...ports: number[]): Promise<ServedFaces> {
  const faces = ports.map((port, index) => ({
    title: `第${index + 1}面`,
    port,
    handle: () => new Response(`face ${index + 1}`),
  }))
  const served = await openFaces(faces, '127.0.0.1')
  context.after(() => served.close())
  return served
}

const at = (served: ServedFaces, index: number) => `http://127.0.0.1:${served.ports[index]}`

test('three faces / opened / answer each on its own port, announced by its address', async (context) => {
  const served = await opened(context, 0, 0, 0)
  assert.equal(new Set(served.ports).size, 3)
  for (const index of [0, 1, 2])
    assert.equal(await (await fetch(at(served, index))).text(), `face ${index + 1}`)
  assert.equal(served.lines[1], `第2面：${at(served, 1)}`)
})

test('a port that is taken / the next free one is used', async (context) => {
  const first = await opened(context, 0)
  const taken = first.ports[0] ?? 0
  const second = await opened(context, taken)
  assert.ok((second.ports[0] ?? 0) > taken)
})

test('a stop / while an answer is being made / lets it end, and takes no new request', async () => {
  const begun = Promise.withResolvers<void>()
  const may = Promise.withResolvers<void>()
  const served = await openFaces(
    [
      {
        title: '慢',
        port: 0,
        handle: async () => {
          begun.resolve()
          await may.promise
          return new Response('done')
        },
      },
    ],
    '127.0.0.1',
  )
  const answer = fetch(at(served, 0))
  await begun.promise
  const closed = served.close()
  await assert.rejects(fetch(at(served, 0)), TypeError)
  may.resolve()
  assert.equal(await (await answer).text(), 'done')
  await closed
})

test('ASVS 4.2.1 / requests whose length is told in two ways, or wrongly / are refused and not answered twice', async (context) => {
  const served = await opened(context, 0)
  const smuggled = [
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef',
    'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +6\r\n\r\nabcdef',
    'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n',
    'GET / HTTP/1.1\nHost: a\r\n X: b\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n',
    'GET / HTTP/1.1\r\n\r\n',
  ]
  for (const request of smuggled) {
    const answers = await raw(served.ports[0] ?? 0, request)
    assert.match(answers, /^HTTP\/1\.1 400 /, JSON.stringify(request))
    assert.doesNotMatch(answers, /face 1/, JSON.stringify(request))
  }
})

test('a stop / the signal comes a second time, as Ctrl+C does through npm start / is brought to its end', async (context) => {
  const program = `
    import { once } from 'node:events'
    import { untilStopped } from ${JSON.stringify(new URL('./serve.ts', import.meta.url).href)}
    const stopped = untilStopped()
    const life = setInterval(() => {}, 1000)
    console.log('serving')
    await stopped
    console.log('stopping')
    await once(process.stdin, 'data')
    clearInterval(life)
    process.stdin.destroy()
    console.log('stopped')
  `
  const hooks = new URL('../../scripts/tsx-hooks.mjs', import.meta.url).href
  const child = spawn(process.execPath, ['--import', hooks, '--input-type=module', '--eval', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  context.after(() => child.kill('SIGKILL'))
  let said = ''
  for await (const [bytes] of on(child.stdout, 'data', { close: ['close'] })) {
    said += String(bytes)
    if (/(serving|stopping)\n$/.test(said)) child.kill('SIGINT')
    if (said.endsWith('stopping\n')) child.stdin.write('go on')
  }
  assert.equal(said, 'serving\nstopping\nstopped\n')
})

/** What the server says to bytes, until it closes. */
function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    let answers = ''
    socket.on('data', (data) => {
      answers += data
    })
    socket.on('close', () => resolve(answers))
    socket.on('error', reject)
  })
}
