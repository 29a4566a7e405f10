import type { FC } from 'hono/jsx'
import type { StorageTrouble } from '../../../../usecases/storage-trouble.ts'
import { DeskPage } from '../../../components/kit/desk-page.tsx'
import { Form } from '../../../components/kit/form.tsx'
import type { Shell } from '../../../desk-visit.ts'
import { storageTroubleText } from './text.ts'

/** A form that was not saved, as it was filled in. */
export interface KeptForm {
  readonly path: string
  /** Of the first try: what was saved after all, unseen, is not done a second time. */
  readonly key: string
  readonly fields: Readonly<Record<string, string>>
}

/** `form`: null on a page that was only looked at; `again-by-hand` where it had files or secrets, which are not kept. */
export const StorageTroubleView: FC<{
  shell: Shell
  trouble: StorageTrouble
  form: KeptForm | 'again-by-hand' | null
}> = ({ shell, trouble, form }) => {
  const { title, says, looked } = storageTroubleText[trouble]
  return (
    <DeskPage title={title} shell={shell}>
      <div class="narrow">
        <h1>{title}</h1>
        <p class="lead">{form === null ? looked : says}</p>
        {form === 'again-by-hand' && <p>{storageTroubleText.byHand}</p>}
        {form !== null && form !== 'again-by-hand' && (
          <>
            <p>{storageTroubleText.kept}</p>
            <Form shell={{ form: { ...shell.form, newKey: () => form.key } }} action={form.path}>
              {Object.entries(form.fields).map(([name, value]) => (
                <input type="hidden" name={name} value={value} />
              ))}
              <p class="actions">
                <button type="submit" class="primary">
                  再提交一次
                </button>
              </p>
            </Form>
          </>
        )}
      </div>
    </DeskPage>
  )
}
