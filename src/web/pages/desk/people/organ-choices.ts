import type { Visit } from '../../../desk-visit.ts'

export interface OrganChoice {
  /** "region/organ" */
  readonly value: string
  readonly label: string
}

const mostChoices = 500

/** Organs of the person's region to choose from; the use case says whether the choice is within reach. */
export async function organChoices({ ports, signedIn }: Visit): Promise<readonly OrganChoice[]> {
  const { regionId } = signedIn.account
  const page = { search: '', kind: null, level: null, regionId, after: null, limit: mostChoices } as const
  const { organs } = await ports.organs.list({ ...page, sort: 'name', descending: 'no' })
  return organs
    .filter(({ validTo }) => validTo === null)
    .map(({ organId, name }) => ({ value: `${regionId}/${organId}`, label: name }))
}

export function readOrganChoice(value: string): { regionId: string; organId: string } | null {
  const [, regionId, organId] = /^(\d{6})\/([0-9a-f-]{36})$/.exec(value) ?? []
  return regionId === undefined || organId === undefined ? null : { regionId, organId }
}
