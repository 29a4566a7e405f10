import { respondWithPage } from '../../../components/page/page.tsx'
import type { Handler } from '../../../web-environment.ts'
import type { WebPorts } from '../../../web-ports.ts'
import type { ClockResult } from './clock-result.tsx'
import type { FeeResult } from './fee-result.tsx'
import { type Answers, type Problem, readClockQuestion, readFeeQuestion } from './question.ts'
import { CalculatorView } from './view.tsx'

/** GET /calculator: the questions stand in the address, so an answer can be kept and sent on. */
export const showCalculator: Handler = async (context, ports) => {
  const answers: Answers = context.req.query()
  const due = await answerClock(answers, ports)
  const fee = answerFee(answers, ports)
  const problems = [...problemsOf(due), ...problemsOf(fee)]
  return respondWithPage(
    context,
    <CalculatorView
      asset={context.get('asset')}
      answers={answers}
      problems={problems}
      clock={resultOf(due)}
      fee={resultOf(fee)}
    />,
    problems.length === 0 ? 200 : 422,
  )
}

type Answer<Result> = { readonly result: Result } | readonly Problem[] | null

function problemsOf(answer: Answer<unknown>): readonly Problem[] {
  return answer === null || 'result' in answer ? [] : answer
}

function resultOf<Result>(answer: Answer<Result>): Result | null {
  return answer !== null && 'result' in answer ? answer.result : null
}

async function answerClock(answers: Answers, ports: WebPorts): Promise<Answer<ClockResult>> {
  const question = readClockQuestion(answers)
  if (question === null || !('events' in question)) return question
  const result = ports.computeClock({ ...question, calendar: await ports.calendar() })
  return result.ok ? { result } : [{ field: 'received', message: result.message }]
}

function answerFee(answers: Answers, ports: WebPorts): Answer<FeeResult> {
  const question = readFeeQuestion(answers)
  if (question === null || !('items' in question || 'pages' in question)) return question
  const fee = ports.computeFee(question)
  return fee.ok ? { result: fee } : [{ field: 'items' in question ? 'items' : 'pages', message: fee.message }]
}
