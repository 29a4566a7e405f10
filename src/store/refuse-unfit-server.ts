/** What a server must be and allow, asked before the first change of the schema: the driver's words would not say how to mend it. */

import pg from 'pg'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'

/** Oldest server whose features the SQL uses. */
const oldestServer = 15
export const applicationRole = 'gongkai_app'
/** From this version on, making roles does not bring the right to grant those that others made. */
const ownGrantsOnly = 16

interface Found {
  readonly version: string
  readonly encoding: string
  readonly database: string
  readonly user: string
  /** The first step of the schema was done, so the rights were there. */
  readonly begun: boolean
  readonly superuser: boolean
  readonly may_make_roles: boolean
  readonly role_exists: boolean
  readonly may_grant_role: boolean
  readonly may_make_schemas: boolean
  readonly may_make_tables: boolean
}

/** Throws `EnvironmentProblem`: too old, another encoding, or rights that the owner of the tables needs and lacks. */
export async function refuseUnfitServer(owner: Pick<pg.Pool, 'query'>): Promise<void> {
  const found = (await owner.query<Found>(question, [applicationRole])).rows[0]
  if (found === undefined) throw new Error('the server told nothing of itself')
  const major = Math.floor(Number(found.version) / 10_000)
  if (major < oldestServer)
    throw new EnvironmentProblem(`PostgreSQL ${major} 太旧，需要 ${oldestServer} 以上版本。`)
  if (found.encoding !== 'UTF8') {
    throw new EnvironmentProblem(
      `数据库 ${found.database} 的编码是 ${found.encoding}，要用 UTF8。请另建一个：create database 名称 encoding 'UTF8' template template0。`,
    )
  }
  const missing = found.begun || found.superuser ? [] : missingRights(found, major)
  if (missing.length > 0) {
    throw new EnvironmentProblem(
      `数据库用户 ${found.user} 的权限不够。请数据库管理员在数据库 ${found.database} 里执行以下语句，再启动：\n${missing.join('\n')}`,
    )
  }
}

/** The statements that give them. */
function missingRights(found: Found, major: number): string[] {
  const [user, database] = [pg.escapeIdentifier(found.user), pg.escapeIdentifier(found.database)]
  const mayGrant = found.may_grant_role || (found.may_make_roles && major < ownGrantsOnly)
  const statements: string[] = []
  if (found.role_exists ? !mayGrant : !found.may_make_roles) {
    if (!found.role_exists) statements.push(`create role ${applicationRole} nologin;`)
    statements.push(`grant ${applicationRole} to ${user} with admin option;`)
  }
  if (!found.may_make_schemas) statements.push(`grant create on database ${database} to ${user};`)
  if (!found.may_make_tables) statements.push(`grant create on schema public to ${user};`)
  return statements
}

const question = `
  select current_setting('server_version_num') as version,
    (select pg_encoding_to_char(encoding) from pg_database where datname = current_database()) as encoding,
    current_database() as database,
    current_user as "user",
    to_regclass('schema_migration') is not null as begun,
    u.rolsuper as superuser,
    u.rolcreaterole as may_make_roles,
    r.oid is not null as role_exists,
    exists (select from pg_auth_members m
            where m.roleid = r.oid and m.member = u.oid and m.admin_option) as may_grant_role,
    has_database_privilege(current_database(), 'create') as may_make_schemas,
    has_schema_privilege('public', 'create') as may_make_tables
  from pg_roles u left join pg_roles r on r.rolname = $1
  where u.rolname = current_user`
