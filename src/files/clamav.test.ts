import assert from 'node:assert/strict'
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import { createClamavScan, parseClamavAddress } from './clamav.ts'

const signature = 'INVENTED-VIRUS'
const servers: Server[] = []
after(() => {
  for (const server of servers) server.close()
})

/** A daemon that speaks INSTREAM as clamd does, finds `signature`, and refuses more than `limit` bytes. */
function clamd(limit = 1_000_000): Server {
  return listening((socket) => {
    let received = Buffer.alloc(0)
    let done = false
    const answer = (text: string) => {
      done = true
      socket.end(`${text}\0`)
    }
    socket.on('error', () => {})
    socket.on('data', (chunk: Buffer) => {
      if (done) return
      received = Buffer.concat([received, chunk])
      const outcome = parse(received)
      if (outcome === 'bad') answer('UNKNOWN COMMAND')
      else if (outcome.size > limit) answer('INSTREAM size limit exceeded. ERROR')
      else if (outcome.complete)
        answer(outcome.body.includes(signature) ? 'stream: Invented.Test FOUND' : 'stream: OK')
    })
  })
}

function parse(received: Buffer) {
  const command = Buffer.from('zINSTREAM\0')
  const known = received.subarray(0, command.length)
  if (!command.subarray(0, known.length).equals(known)) return 'bad'
  const parts: Buffer[] = []
  let size = 0
  for (let at = command.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at)
    if (length === 0) return { complete: true, size, body: Buffer.concat(parts) }
    parts.push(received.subarray(at + 4, at + 4 + length))
    size += length
    at += 4 + length
  }
  return { complete: false, size, body: Buffer.concat(parts) }
}

function listening(serve: (socket: Socket) => void): Server {
  const server = createServer(serve)
  servers.push(server)
  return server
}

function tcp(server: Server): Promise<{ host: string; port: number }> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (typeof address === 'object' && address !== null) resolve({ host: '127.0.0.1', port: address.port })
    })
  })
}

function unix(server: Server): Promise<{ path: string }> {
  const path = join(temporaryFolder('clamd'), 'clamd.ctl')
  return new Promise((resolve) => server.listen(path, () => resolve({ path })))
}

async function* bytes(...chunks: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk)
}

test('查毒 / 经本机套接字和 TCP / 没有病毒与有病毒各得其结果', async () => {
  for (const address of [await unix(clamd()), await tcp(clamd())]) {
    const scan = createClamavScan({ address })
    assert.deepEqual(await scan(bytes('无害', '', '的内容')), { state: 'clean' })
    assert.deepEqual(await scan(bytes('a', signature, 'b')), { state: 'infected', finding: 'Invented.Test' })
    assert.deepEqual(await scan(bytes()), { state: 'clean' })
  }
})

test('查毒 / 查毒程序中途拒绝过大的文件 / 不当作干净', async () => {
  const scan = createClamavScan({ address: await tcp(clamd(1000)) })
  async function* long() {
    for (let index = 0; index < 500; index++) yield Buffer.alloc(64 * 1024)
  }
  assert.equal((await scan(long())).state, 'unavailable')
})

test('查毒 / 没有运行、不回答、挂断、答非所问、说个不停 / 都是没有查成', async () => {
  const answers = [
    listening((socket) => void socket.resume()),
    listening((socket) => socket.destroy()),
    listening((socket) => void socket.end('PONG\0')),
    listening((socket) => void socket.end('stream: OK but not really\0')),
    listening((socket) => void socket.on('error', () => {}).write('x'.repeat(10_000))),
  ]
  for (const server of answers) {
    const scan = createClamavScan({ address: await tcp(server), timeoutMilliseconds: 300 })
    assert.equal((await scan(bytes('内容'))).state, 'unavailable')
  }
  const nobody = createClamavScan({ address: { path: '/nonexistent/clamd.ctl' } })
  assert.equal((await nobody(bytes('内容'))).state, 'unavailable')
})

test('查毒 / 地址的写法 / 认得套接字和主机端口', () => {
  assert.deepEqual(parseClamavAddress('unix:/run/clamav/clamd.ctl'), { path: '/run/clamav/clamd.ctl' })
  assert.deepEqual(parseClamavAddress('/run/clamd.ctl'), { path: '/run/clamd.ctl' })
  assert.deepEqual(parseClamavAddress('tcp:av.example.cn:3310'), { host: 'av.example.cn', port: 3310 })
  assert.deepEqual(parseClamavAddress('[::1]:3310'), { host: '::1', port: 3310 })
  for (const wrong of ['', 'clamd', 'host:99999', 'tcp:'])
    assert.equal(parseClamavAddress(wrong), null, wrong)
})
