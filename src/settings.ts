/** Every setting, typed, with its default and meaning. Read once at the start; `gongkai doctor` prints them. */

import { resolve } from 'node:path'
import { z } from 'zod'
import { EnvironmentProblem } from './usecases/environment-problem.ts'

const port = z.coerce.number().int().min(0).max(65_535)

const schema = z.object({
  PORT: port.default(8080).describe('门户网页的端口；被占用时用下一个'),
  HOST: z.string().default('localhost').describe('监听的地址；0.0.0.0 表示允许别的机器访问'),
  DATABASE_URL: z.url().optional().describe('PostgreSQL 15 以上的连接地址；不填时使用自带的数据库'),
  GONGKAI_DATA: z.string().default('./data').describe('数据文件夹：自带的数据库、文件、密钥'),
})

export type Settings = Readonly<z.infer<typeof schema>> & { readonly dataFolder: string }

/** Reads the settings from the environment. Throws `EnvironmentProblem` naming each wrong one and how to mend it. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  // An empty variable is one that was not set.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return { ...parsed.data, dataFolder: resolve(parsed.data.GONGKAI_DATA) }
  const complaints = parsed.error.issues.map(({ path }) => {
    const name = String(path[0])
    const meaning = Object.entries(schema.shape).find(([key]) => key === name)?.[1].description ?? ''
    return `环境变量 ${name} 的值不对（${meaning}）`
  })
  throw new EnvironmentProblem(complaints.join('；'))
}
