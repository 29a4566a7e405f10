import type { FC } from 'hono/jsx'
import { replyExtension } from '../../../../law/disclosure-regulation/article-33-reply-deadline.ts'
import { Page } from '../../../components/page/page.tsx'
import { type ClockResult, ClockResultView } from './clock-result.tsx'
import { type FeeResult, FeeResultView } from './fee-result.tsx'
import { type Answers, consultations, type Problem } from './question.ts'
import { calculatorText as text } from './text.ts'

export interface CalculatorProps {
  readonly asset: (name: string) => string
  readonly answers: Answers
  readonly problems: readonly Problem[]
  readonly clock: ClockResult | null
  readonly fee: FeeResult | null
}

/** Both calculators on one page; each is a GET form, so a result is an address. */
export const CalculatorView: FC<CalculatorProps> = ({ asset, answers, problems, clock, fee }) => (
  <Page title={problems.length > 0 ? `问题：${text.title}` : text.title} section="calculator" asset={asset}>
    {problems.length > 0 && <ProblemSummary problems={problems} />}
    <h1>{text.title}</h1>
    <p class="lead">{text.lead}</p>
    <section class="calculator" aria-labelledby="clock-title">
      <h2 id="clock-title">{text.clock.heading}</h2>
      <div class="question-and-answer">
        <ClockForm answers={answers} problems={problems} />
        {clock !== null && <ClockResultView result={clock} />}
      </div>
    </section>
    <section class="calculator" aria-labelledby="fee-heading">
      <h2 id="fee-heading">{text.fee.heading}</h2>
      <div class="question-and-answer">
        <div>
          <FeeForm
            name="items"
            label={text.fee.items}
            hint={text.fee.byItem}
            answers={answers}
            problems={problems}
          />
          <FeeForm
            name="pages"
            label={text.fee.pages}
            hint={text.fee.byPage}
            answers={answers}
            problems={problems}
          />
        </div>
        {fee !== null && <FeeResultView result={fee} />}
      </div>
    </section>
  </Page>
)

const ProblemSummary: FC<{ problems: readonly Problem[] }> = ({ problems }) => (
  <section class="error-summary" role="alert" aria-labelledby="problem-title" tabindex={-1}>
    <h2 id="problem-title">{text.problems.heading}</h2>
    <ul>
      {problems.map(({ field, message }) => (
        <li>
          <a href={`#${field}`}>{message}</a>
        </li>
      ))}
    </ul>
  </section>
)

interface FieldsProps {
  readonly answers: Answers
  readonly problems: readonly Problem[]
}

const ClockForm: FC<FieldsProps> = (props) => (
  <form method="get" action="/calculator#clock-result" class="clock-form">
    <DateField name="received" label={text.clock.received} {...props} />
    <SelectField name="channel" label={text.clock.channel} options={text.clock.channels} {...props} />
    <details open={Object.entries(props.answers).some(([name, value]) => isEventField(name) && value !== '')}>
      <summary>{text.clock.more}</summary>
      <div class="pair">
        <DateField name="supplement-requested" label={text.clock.supplementAsked} {...props} />
        <DateField name="supplement-received" label={text.clock.supplementReceived} {...props} />
      </div>
      {consultations.map((number) => (
        <div class="pair">
          <DateField name={`sent-${number}`} label={text.clock.sent(number)} {...props} />
          <DateField name={`answered-${number}`} label={text.clock.answered} {...props} />
          <SelectField
            name={`consulted-${number}`}
            label={text.clock.consulted}
            options={text.clock.consultedNames}
            {...props}
          />
        </div>
      ))}
      <div class="pair">
        <DateField name="extended" label={text.clock.extended} {...props} />
        <NumberField
          name="extended-days"
          label={text.clock.extendedDays}
          fallback={String(replyExtension.term.length)}
          {...props}
        />
      </div>
      <div class="pair">
        <DateField name="fee-notified" label={text.clock.feeNotified} {...props} />
        <DateField name="fee-paid" label={text.clock.feePaid} {...props} />
      </div>
      <DateField name="reply-served" label={text.clock.replied} {...props} />
    </details>
    <p class="actions">
      <button type="submit" class="primary">
        {text.clock.submit}
      </button>
    </p>
  </form>
)

/** Fields with a value by default do not open the part for what happened later. */
function isEventField(name: string): boolean {
  return (
    !['received', 'channel', 'extended-days', 'items', 'pages'].includes(name) &&
    !name.startsWith('consulted-')
  )
}

/** The browser's own date field; where it has none, any usual spelling of a date is taken. */
const DateField: FC<FieldsProps & { name: string; label: string }> = ({ name, label, answers, problems }) => (
  <Field name={name} label={label} problems={problems}>
    {(describedBy) => (
      <input
        type="date"
        id={name}
        name={name}
        value={answers[name]}
        class="date"
        aria-describedby={describedBy}
        aria-invalid={describedBy === undefined ? undefined : 'true'}
      />
    )}
  </Field>
)

const NumberField: FC<FieldsProps & { name: string; label: string; fallback?: string }> = ({
  name,
  label,
  answers,
  problems,
  fallback,
}) => (
  <Field name={name} label={label} problems={problems}>
    {(describedBy) => (
      <input
        type="text"
        id={name}
        name={name}
        inputmode="numeric"
        value={answers[name] ?? fallback}
        class="short"
        autocomplete="off"
        aria-describedby={describedBy}
        aria-invalid={describedBy === undefined ? undefined : 'true'}
      />
    )}
  </Field>
)

function SelectField<Key extends string>({
  name,
  label,
  options,
  answers,
  problems,
}: FieldsProps & { name: string; label: string; options: Readonly<Record<Key, string>> }) {
  return (
    <Field name={name} label={label} problems={problems}>
      {() => (
        <select id={name} name={name}>
          {Object.entries<string>(options).map(([value, words]) => (
            <option value={value} selected={answers[name] === value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly problems: readonly Problem[]
  readonly children: (describedBy: string | undefined) => ReturnType<FC>
}

function Field({ name, label, problems, children }: FieldProps) {
  const problem = problems.find(({ field }) => field === name)
  return (
    <div class={problem === undefined ? 'field' : 'field has-problem'}>
      <label for={name}>{label}</label>
      {problem !== undefined && (
        <p class="problem" id={`${name}-problem`}>
          {problem.message}
        </p>
      )}
      {children(problem === undefined ? undefined : `${name}-problem`)}
    </div>
  )
}

const FeeForm: FC<FieldsProps & { name: 'items' | 'pages'; label: string; hint: string }> = ({
  name,
  label,
  hint,
  answers,
  problems,
}) => (
  <form method="get" action="/calculator#fee-result" class="fee-form">
    <p class="hint">{hint}</p>
    <NumberField name={name} label={label} answers={answers} problems={problems} />
    <p class="actions">
      <button type="submit">{text.fee.submit}</button>
    </p>
  </form>
)
