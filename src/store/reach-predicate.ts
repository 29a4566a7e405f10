import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Reach } from '../domain/access/access.ts'
import { findOrgans, type OrganSet, organsBelow } from './organ-path.ts'
import type { Schema } from './schema.ts'

/** Where a table keeps what the policy asks of. */
export interface ReachColumns {
  readonly regionId: RawBuilder<string>
  readonly organId: RawBuilder<string | null>
  /** uuid[] of the accounts whose work the row is, e.g. sql`array[handler_id]`; null counts as nobody. */
  readonly workOf: RawBuilder<string[] | null>
}

/**
 * The condition under which a row is within reach, for `where`. The subtrees of organs are looked up first, so that
 * the condition holds plain lists.
 */
export async function reachPredicate(
  db: Kysely<Schema>,
  reach: Reach,
  columns: ReachColumns,
): Promise<RawBuilder<SqlBool>> {
  switch (reach.kind) {
    case 'all':
      return sql<SqlBool>`true`
    case 'none':
      return sql<SqlBool>`false`
    case 'organs': {
      const { organIds, below } = reach
      return ofOrgans(below ? await organsBelow(db, organIds) : await findOrgans(db, organIds), columns)
    }
    case 'regions':
      return oneOf(columns.regionId, reach.regionIds, sql`::text`)
    case 'own':
      return isWorkOf(reach.accountId, columns)
    case 'either': {
      const each = await Promise.all(reach.reaches.map((one) => reachPredicate(db, one, columns)))
      return sql<SqlBool>`(${sql.join(each, sql` or `)})`
    }
    case 'except-own': {
      const within = await reachPredicate(db, reach.reach, columns)
      return sql<SqlBool>`(${within} and not ${isWorkOf(reach.accountId, columns)})`
    }
  }
}

function ofOrgans({ organIds, regionIds }: OrganSet, columns: ReachColumns): RawBuilder<SqlBool> {
  const region = oneOf(columns.regionId, regionIds, sql`::text`)
  return sql<SqlBool>`(${region} and ${oneOf(columns.organId, organIds, sql`::uuid`)})`
}

/** `=` for a single value: only then does the planner walk an index in its order instead of sorting all it finds. */
function oneOf(
  column: RawBuilder<string | null>,
  values: readonly string[],
  type: RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  const [only] = values
  return values.length === 1
    ? sql<SqlBool>`${column} = ${only}${type}`
    : sql<SqlBool>`${column} = any(${values}${type}[])`
}

function isWorkOf(accountId: string, { workOf }: ReachColumns): RawBuilder<SqlBool> {
  return sql<SqlBool>`coalesce(${accountId}::uuid = any(${workOf}), false)`
}
