import type { RequestEventType } from '../../../../../domain/requests/request-event.ts'
import { consultationSteps } from './consultation-steps.ts'
import { decisionSteps } from './decision-steps.ts'
import { feeSteps } from './fee-steps.ts'
import { intakeSteps } from './intake-steps.ts'
import { periodSteps } from './period-steps.ts'
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
]

/** Facts that are recorded elsewhere: registering has its page, a letter is issued where it is written. */
export const recordedElsewhere: readonly RequestEventType[] = ['request-registered', 'letter-issued']

export function findStepForm(type: string): StepForm | undefined {
  return stepForms.find((form) => form.type === type)
}
