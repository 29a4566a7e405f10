import type { FC } from 'hono/jsx'
import { auditLimits } from '../../../../law/annual-report-checks/limits.ts'
import type { FormSection } from '../../../../law/annual-report-form.ts'
import { describeLength } from './section-length.ts'
import { compileText as text } from './text.ts'

/** A section's text beside what the form asks of it. */
export const SectionField: FC<{ section: FormSection; value: string }> = ({ section, value }) => {
  const id = `section-${section.number}`
  const limit = section.number === 1 ? auditLimits.overviewCharacters : null
  const length = describeLength(value, limit)
  const skeleton = text.skeleton[section.number]
  return (
    <div class={section.table === null ? 'section-field' : 'section-field beside-table'}>
      <div class="field">
        <label for={id}>
          {section.table === null ? '正文' : '表前文字（可不写）'}
          <span class="unseen">：{section.title}</span>
        </label>
        <textarea
          id={id}
          name={id}
          rows={section.table === null ? 10 : 2}
          placeholder={skeleton}
          aria-describedby={`${id}-count ${id}-requirements`}
          data-limit={limit ?? undefined}
        >
          {value}
        </textarea>
        <p class={length.over ? 'count-line over' : 'count-line'} id={`${id}-count`}>
          {length.words}
        </p>
      </div>
      <div class="requirements" id={`${id}-requirements`}>
        <h3>{text.requirements}</h3>
        <ul>
          {section.requirements.map((requirement) => (
            <li>
              {requirement.text}
              {requirement.verification === 'to-be-confirmed' && (
                <span class="quiet">{text.unconfirmed}</span>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
