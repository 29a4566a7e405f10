import type { FC } from 'hono/jsx'
import { auditChecks } from '../../../../law/annual-report-checks/catalogue.ts'
import type { AuditCheck } from '../../../../law/annual-report-checks/check.ts'
import { Page } from '../../../components/page/page.tsx'
import { rulesText as text } from './text.ts'

/** The whole catalogue, from the same data the audit runs on. */
export const RulesView: FC<{ asset: (name: string) => string }> = ({ asset }) => {
  const rules = Object.entries<AuditCheck>(auditChecks)
  return (
    <Page title={text.title} section="rules" asset={asset}>
      <h1>{text.title}</h1>
      <p class="lead">{text.lead}</p>
      <nav class="contents" aria-label="规则分类">
        <ul>
          {text.families.map(({ prefix, title }) => (
            <li>
              <a href={`#${prefix}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {text.families.map(({ prefix, title }) => (
        <section class="rule-family" aria-labelledby={prefix}>
          <h2 id={prefix}>{title}</h2>
          <dl>
            {rules
              .filter(([id]) => id.startsWith(prefix))
              .map(([id, rule]) => (
                <Rule id={id} rule={rule} />
              ))}
          </dl>
        </section>
      ))}
    </Page>
  )
}

const Rule: FC<{ id: string; rule: AuditCheck }> = ({ id, rule }) => {
  const others = rule.needs.filter((need) => need !== 'document')
  return (
    <div class="rule" id={id}>
      <dt>
        <span class="rule-id">{id}</span>
        {rule.title}
        <span class="severity">{text.severities[rule.severity]}</span>
      </dt>
      {rule.formula !== null && <dd class="formula">{rule.formula}</dd>}
      <dd>
        {rule.basis}
        {rule.verification === 'to-be-confirmed' && <span class="quiet">（{text.unconfirmed}）</span>}
        {rule.verification === 'inference' && <span class="quiet">（{text.inference}）</span>}
      </dd>
      {others.length > 0 && <dd class="quiet">需要：{others.map((need) => text.needs[need]).join('、')}</dd>}
    </div>
  )
}
