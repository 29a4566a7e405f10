/** A new key for personal data at rest, or the rest of a change that was broken off. */

import type { RotatedKeys } from '../../usecases/rotate-keys.ts'
import type { CipherName } from '../../usecases/rotate-keys-ports.ts'
import type { Command, CommandIo } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import type { PlatformTools } from '../platform-tools.ts'
import { parseCommandLine, UsageError } from '../usage-error.ts'

/** Rows that do not open, listed at most. */
const listedRows = 20

export function rotateKeysCommand(openTools: () => Promise<PlatformTools>): Command {
  return {
    name: 'rotate-keys',
    summary: '更换个人信息的密钥，把已有的换用新密钥封装',
    usage: `gongkai rotate-keys [--algorithm aes-256-gcm|sm4-gcm] [--new-key] [--forget-old]

在 keys/personal-data.key 里加一把新密钥作为当前密钥，再分批把各地区个人信息的数据密钥改用它封装；
算法变了的，值也用新算法重新加密。不必停机，进度写在标准错误。中断后再运行一次会接着做，不再造新的密钥；做完以后再运行，什么也不做。
  --algorithm   新密钥的算法；不写时用设置 CIPHER 的，没有设置就与当前密钥相同。要与 CIPHER 一致
  --new-key     上一次已经换完，或者还没有换完，也再造一把
  --forget-old  没有任何一行还要用时，把旧密钥从文件里取出。此前的备份用现在的密钥文件从此打不开：要留着的，先连同当时的密钥文件存好

旧密钥默认留在文件里，因为备份要用。几台机器的密钥文件各是一份时：先停止别的机器，运行后把文件复制过去，再启动。
验证器的密钥（sealing-….key）、台账的签名密钥、查重用的索引密钥、草稿和登录口令不用这些密钥，不动。
退出码：0 完成；1 有打不开、缺少密钥的行，或者旧密钥没有取出。`,
    run: async (args, io) => {
      const { values } = parseCommandLine({
        args,
        options: {
          algorithm: { type: 'string' },
          'new-key': { type: 'boolean' },
          'forget-old': { type: 'boolean' },
        },
      })
      const rotated = await (await openTools()).rotateKeys(
        {
          algorithm: values.algorithm === undefined ? null : cipherOf(values.algorithm),
          asks: values['new-key'] === true ? 'new-key' : 'what-is-left',
          oldKeys: values['forget-old'] === true ? 'forget' : 'keep',
        },
        (progress) => io.err(progress),
      )
      if (rotated.ok) return report(rotated, io)
      io.err(rotated.message)
      return exitCode.environment
    },
  }
}

function cipherOf(name: string): CipherName {
  if (name === 'aes-256-gcm' || name === 'sm4-gcm') return name
  throw new UsageError(`没有算法 ${name}，只有 aes-256-gcm、sm4-gcm`)
}

function report(rotated: RotatedKeys, io: CommandIo): number {
  const { current, sealed, missing, unopened } = rotated
  io.out(didSentence[rotated.did](`${current.id}（${current.algorithm}）`))
  io.out(`重新封装了 ${sealed} 行。`)
  tellOlderKeys(rotated, io)
  for (const { keyId, rows } of missing)
    io.err(
      `密钥文件里没有 ${rows} 行要用的密钥 ${keyId}，这些行没有动。请从备份里找回 keys/personal-data.key。`,
    )
  for (const { regionId, objectId, field } of unopened.slice(0, listedRows))
    io.err(`${regionId}：${objectId} 的 ${field} 打不开，没有动。请运行 gongkai verify，从备份里找回。`)
  if (unopened.length > listedRows) io.err(`这样的还有 ${unopened.length - listedRows} 行。`)
  const left = missing.length + unopened.length + rotated.older.filter(({ rows }) => rows > 0).length
  const isWhole = left === 0 && rotated.forgotten?.ok !== false
  return isWhole ? exitCode.fine : exitCode.findings
}

const didSentence: Readonly<Record<RotatedKeys['did'], (key: string) => string>> = {
  'made-key': (key) => `造了新的密钥，当前密钥是 ${key}。`,
  'went-on': (key) => `还有用旧密钥的行，接着换，没有造新的密钥；当前密钥是 ${key}。`,
  nothing: (key) => `没有用旧密钥的行，没有造新的密钥；当前密钥是 ${key}。要再换一把请加 --new-key。`,
}

function tellOlderKeys({ older, forgotten }: RotatedKeys, io: CommandIo): void {
  for (const { id, rows } of older)
    io.out(rows === 0 ? `旧密钥 ${id}：没有一行要用。` : `旧密钥 ${id}：还有 ${rows} 行要用。`)
  if (forgotten === null) {
    if (older.length > 0) io.out('旧密钥留在密钥文件里：此前的备份要用它们打开。')
    return
  }
  if (!forgotten.ok) io.err(forgotten.message)
  else if (forgotten.ids.length === 0) io.out('密钥文件里没有旧密钥。')
  else
    io.out(
      `已从密钥文件取出旧密钥 ${forgotten.ids.join('、')}。此前的备份里的个人信息，用现在的密钥文件打不开，只有当时的密钥文件才打得开。几台机器的，请把密钥文件复制过去。`,
    )
}
