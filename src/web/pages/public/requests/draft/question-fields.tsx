import type { Child, FC } from 'hono/jsx'
import { type DraftQuestion, routesOf } from '../../../../../domain/requests/draft/draft-answers.ts'
import {
  type DraftField,
  identityKinds,
  isNaturalPerson,
  type RequestDraft,
} from '../../../../../domain/requests/draft/request-draft.ts'
import {
  categoryNames,
  supplyFormNames,
  supplyRouteNames,
} from '../../../../../domain/requests/request-words.ts'
import {
  Choices,
  type Option,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../../components/kit/field.tsx'
import type { FormError } from '../../../../desk-visit.ts'
import { questionText as text } from '../text.ts'

export interface FieldsProps {
  readonly draft: RequestDraft
  readonly question: DraftQuestion
  /** As typed, or as kept. */
  readonly value: (field: DraftField) => string
  readonly errors: readonly FormError[]
}

/** The fields of one question. */
export const QuestionFields: FC<FieldsProps> = (props): Child => {
  switch (props.question) {
    case 'category':
      return <CategoryField {...props} />
    case 'on-behalf':
      return <OnBehalfField {...props} />
    case 'identity':
      return isNaturalPerson(props.draft) ? <PersonFields {...props} /> : <OrganisationFields {...props} />
    case 'supply':
      return <SupplyFields {...props} />
    case 'contact':
      return <ContactFields {...props} />
    case 'help':
      return <HelpFields {...props} />
    default:
      return props.question satisfies never
  }
}

const CategoryField: FC<FieldsProps> = ({ value, errors }) => (
  <Choices
    name="category"
    label={text.category.label}
    hint={text.category.hint}
    pick="one"
    values={[value('category')]}
    errors={errors}
    options={optionsOf(categoryNames).map((option) =>
      option.value === 'naturalPerson'
        ? { ...option, label: '个人（自然人）' }
        : { ...option, label: `${text.category.organisation}：${option.label}` },
    )}
  />
)

const OnBehalfField: FC<FieldsProps> = ({ value, errors }) => (
  <Choices
    name="on-behalf"
    label={text['on-behalf'].label}
    hint={text['on-behalf'].agentHint}
    pick="one"
    values={[value('on-behalf')]}
    errors={errors}
    options={[
      { value: 'self', label: text['on-behalf'].self },
      { value: 'agent', label: text['on-behalf'].agent },
    ]}
  />
)

const PersonFields: FC<FieldsProps> = ({ draft, value, errors }) => (
  <>
    <TextField
      name="applicant-name"
      label={text.identity.name}
      value={value('applicant.name')}
      errors={errors}
      {...(draft.answers['on-behalf'] === 'agent' ? {} : { autocomplete: 'name' })}
    />
    <SelectField
      name="identity-kind"
      label={text.identity.kind}
      value={value('identity-kind') || 'resident-card'}
      options={optionsOf(identityKinds)}
      errors={errors}
    />
    <TextField
      name="applicant-identity-number"
      label={text.identity.number}
      hint={text.identity.numberHint}
      value={value('applicant.identity-number')}
      errors={errors}
      autocomplete="off"
    />
    <AgentField draft={draft} value={value} errors={errors} />
  </>
)

const OrganisationFields: FC<FieldsProps> = ({ draft, value, errors }) => (
  <>
    <TextField
      name="applicant-organisation"
      label={text.identity.organisationName}
      value={value('applicant.organisation')}
      autocomplete="organization"
      errors={errors}
    />
    <TextField
      name="applicant-credit-code"
      label={text.identity.code}
      hint={text.identity.codeHint}
      value={value('applicant.credit-code')}
      autocomplete="off"
      errors={errors}
    />
    <TextField
      name="applicant-representative"
      label={text.identity.representative}
      value={value('applicant.representative')}
      autocomplete="off"
      errors={errors}
    />
    <TextField
      name="applicant-name"
      label={text.identity.contact}
      value={value('applicant.name')}
      autocomplete="name"
      errors={errors}
    />
    <AgentField draft={draft} value={value} errors={errors} />
  </>
)

const AgentField: FC<Pick<FieldsProps, 'draft' | 'value' | 'errors'>> = ({ draft, value, errors }) =>
  draft.answers['on-behalf'] === 'agent' ? (
    <TextField
      name="applicant-agent"
      label={text.identity.agent}
      value={value('applicant.agent')}
      autocomplete="off"
      errors={errors}
    />
  ) : null

const SupplyFields: FC<FieldsProps> = ({ value, errors }) => (
  <>
    <Choices
      name="supply-form"
      label={text.supply.form}
      hint={text.supply.formHint}
      pick="one"
      values={[value('supply-form')]}
      options={optionsOf(supplyFormNames)}
      errors={errors}
    />
    <Choices
      name="supply-route"
      label={text.supply.route}
      hint={text.supply.routeHint}
      pick="one"
      values={[value('supply-route')]}
      options={optionsOf(supplyRouteNames).map((option) => ({ ...option, label: routeLabel(option) }))}
      errors={errors}
    />
  </>
)

/** Which forms go with a route stands behind it, so that nobody finds out by being refused. */
function routeLabel({ value, label }: Option): string {
  const forms = optionsOf(supplyFormNames).filter((form) =>
    Object.entries(routesOf).some(
      ([name, routes]) => name === form.value && routes.some((route) => route === value),
    ),
  )
  return `${label}（${forms.map((form) => form.label).join('、')}）`
}

const ContactFields: FC<FieldsProps> = ({ value, errors }) => (
  <>
    <p class="hint">{text.contact.hint}</p>
    <TextField
      name="applicant-phone"
      type="tel"
      label={text.contact.phone}
      value={value('applicant.phone')}
      autocomplete="tel"
      errors={errors}
      optional="yes"
    />
    <TextField
      name="applicant-email"
      type="email"
      label={text.contact.email}
      value={value('applicant.email')}
      autocomplete="email"
      errors={errors}
      optional="yes"
    />
    <TextField
      name="applicant-address"
      label={text.contact.address}
      value={value('applicant.address')}
      autocomplete="street-address"
      errors={errors}
      optional="yes"
    />
    <TextField
      name="applicant-postcode"
      label={text.contact.postcode}
      value={value('applicant.postcode')}
      autocomplete="postal-code"
      inputmode="numeric"
      width="short"
      errors={errors}
      optional="yes"
    />
  </>
)

const HelpFields: FC<FieldsProps> = ({ value, errors }) => (
  <>
    <TextAreaField
      name="assistance"
      label={text.help.assistance}
      hint={text.help.assistanceHint}
      value={value('assistance')}
      rows={3}
      errors={errors}
      optional="yes"
    />
    <div class="field">
      <p class="choice">
        <input
          type="checkbox"
          id="suggests-publication"
          name="suggests-publication"
          value="yes"
          checked={value('suggests-publication') === 'yes'}
        />
        <label for="suggests-publication">{text.help.suggest}</label>
      </p>
    </div>
  </>
)

function optionsOf(names: Readonly<Record<string, string>>): Option[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }))
}
