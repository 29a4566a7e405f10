import type { AuditCheck } from './check.ts'
import { hierarchyChecks } from './hierarchy.ts'
import { languageChecks } from './language.ts'
import { narrativeChecks } from './narrative.ts'
import { proactiveChecks } from './proactive.ts'
import { publicationChecks } from './publication.ts'
import { remediesChecks } from './remedies.ts'
import { requestsChecks } from './requests.ts'
import { structureChecks } from './structure.ts'
import { yearOverYearChecks } from './year-over-year.ts'

/** Every rule of the audit by its id. */
export const auditChecks = {
  ...structureChecks,
  ...proactiveChecks,
  ...requestsChecks,
  ...remediesChecks,
  ...narrativeChecks,
  ...yearOverYearChecks,
  ...hierarchyChecks,
  ...publicationChecks,
  ...languageChecks,
} as const satisfies Record<string, AuditCheck>

export type CheckId = keyof typeof auditChecks
