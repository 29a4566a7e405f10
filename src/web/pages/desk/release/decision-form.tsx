import type { FC } from 'hono/jsx'
import { attestationStatement } from '../../../../domain/release/attestation.ts'
import type { ViewedRelease } from '../../../../usecases/release/view-release.ts'
import { Choices, TextAreaField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import type { FormError, Shell } from '../../../desk-visit.ts'
import { releasePath } from './release-address.ts'

/** 批准 or 退回: by somebody who did not prepare it. */
export const DecisionForm: FC<{ shell: Shell; viewed: ViewedRelease; errors: readonly FormError[] }> = ({
  shell,
  viewed: { release, objections, may },
  errors,
}) => {
  if (may.release !== true)
    return (
      <section aria-labelledby="decide-title">
        <h2 id="decide-title">等待批准</h2>
        <p>{may.release.message}</p>
      </section>
    )
  const path = releasePath(release)
  const version = <input type="hidden" name="version" value={String(release.version)} />
  return (
    <section aria-labelledby="decide-title">
      <h2 id="decide-title">批准</h2>
      {objections.length > 0 ? (
        <p>上面的问题解决之前不能批准，可以退回。</p>
      ) : (
        <Form shell={shell} action={`${path}/approve`}>
          {version}
          <Choices
            name="seen"
            label="放行证明"
            pick="any"
            options={[
              { value: 'yes', label: release.applied === null ? '' : attestationStatement(release.applied) },
            ]}
            errors={errors}
          />
          <p class="actions">
            <button type="submit" class="primary">
              批准放行
            </button>
          </p>
        </Form>
      )}
      <Form shell={shell} action={`${path}/return`}>
        {version}
        <TextAreaField name="return-reason" label="退回的理由" rows={2} errors={errors} />
        <p class="actions">
          <button type="submit">退回</button>
        </p>
      </Form>
    </section>
  )
}
