import type { Refusal } from '../../../../../domain/refusal.ts'
import { decideCorrection, decideStep } from '../../../../../domain/requests/decide-step.ts'
import { requestCase } from '../../../../../domain/requests/make-request-case.ts'
import type { RecordedEvent, RequestCase, StepContext } from '../../../../../domain/requests/request-case.ts'
import type { StepRead } from './step-form.ts'

/** The case as it would be after a step; nothing is written. The refusal of the law otherwise. */
export function previewStep(
  now: RequestCase,
  { fact, on }: StepRead,
  supersedes: number | null,
  context: StepContext,
): { readonly ok: true; readonly case: RequestCase } | Refusal {
  const decided =
    supersedes === null
      ? decideStep(now, fact, on, context)
      : decideCorrection(now, supersedes, fact, on, context)
  if (!decided.ok) return decided
  const added = decided.events.map(
    (event, index): RecordedEvent => ({
      ...event,
      sequence: now.version + 1 + index,
      recordedAt: `${context.today}T00:00:00.000Z`,
      actorId: context.actorId,
      supersedes: index === 0 ? supersedes : null,
    }),
  )
  return { ok: true, case: requestCase(now, [...now.events, ...added], context.calendar, context.today) }
}
