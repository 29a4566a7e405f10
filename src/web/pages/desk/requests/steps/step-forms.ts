import type { RequestEventType } from '../../../../../domain/requests/request-event.ts'
import { consultationSteps } from './consultation-steps.ts'
import { decisionSteps } from './decision-steps.ts'
import { feeSteps } from './fee-steps.ts'
import { intakeSteps } from './intake-steps.ts'
import { periodSteps } from './period-steps.ts'
import { registrationStep } from './registration-step.ts'
import { remedySteps, revokeStep } from './remedy-steps.ts'
import { serviceSteps } from './service-steps.ts'
import type { StepForm } from './step-form.ts'

/** One form for each kind of fact that the desk records on a page of its own. */
export const stepForms: readonly StepForm[] = [
  ...intakeSteps,
  ...periodSteps,
  ...consultationSteps,
  ...feeSteps,
  ...decisionSteps,
  ...serviceSteps,
  ...remedySteps,
  revokeStep,
  registrationStep,
]

/** Facts that are recorded elsewhere: a letter is issued where it is written. */
export const recordedElsewhere: readonly RequestEventType[] = ['letter-issued']

/** Facts that only mend an entry; nobody is offered them as a next step. */
export const onlyMends: readonly RequestEventType[] = ['request-registered', 'entry-revoked']

export function findStepForm(type: string): StepForm | undefined {
  return stepForms.find((form) => form.type === type)
}
