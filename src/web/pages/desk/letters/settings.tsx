import { requestNumber } from '../../../../domain/requests/letters/letter-number.ts'
import type { LetterSettings } from '../../../../domain/requests/letters/letter-settings.ts'
import { instruments } from '../../../../law/instruments.ts'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { SelectField, TextAreaField, TextField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { done, errorsOf, type FormError, fieldOf, type Outcome, type Visit } from '../../../desk-visit.ts'

/** GET /letter-settings: of one's own organ. */
export async function showSettings(visit: Visit): Promise<Outcome> {
  const viewed = await visit.ports.letters.settings(ownOrganOf(visit))
  if (!viewed.ok) return viewed
  return show(visit, { ...viewed, errors: [] })
}

/** POST /letter-settings */
export async function saveSettings(visit: Visit): Promise<Outcome> {
  const viewed = await visit.ports.letters.settings(ownOrganOf(visit))
  if (!viewed.ok) return viewed
  const settings = readSettings(visit)
  const saved = await visit.ports.letters.saveSettings({
    actor: visit.signedIn.actor,
    at: visit.at,
    ...ownOrganOf(visit),
    settings,
    version: Number(fieldOf(visit, 'version')),
  })
  if (saved.ok) return done('/letter-settings', '文书设置已保存。')
  const isForm = 'fields' in saved || saved.code === 'version-conflict'
  return isForm ? show(visit, { ...viewed, settings, errors: errorsOf(saved) }) : saved
}

function ownOrganOf({ signedIn: { account } }: Visit) {
  return { regionId: account.regionId, organId: account.organId }
}

const digitOptions = [
  { value: '0', label: '不补零：12号' },
  { value: '3', label: '三位：012号' },
  { value: '4', label: '四位：0012号' },
  { value: '5', label: '五位：00012号' },
]

function readSettings(visit: Visit): LetterSettings {
  const text = (name: string) => fieldOf(visit, name).trim()
  const digits = ([0, 3, 4, 5] as const).find((each) => String(each) === text('digits')) ?? 0
  return {
    numbering: {
      prefix: text('prefix'),
      category: text('category'),
      series: text('series') === 'organ' ? 'organ' : 'request',
      digits,
    },
    replyTitle: text('reply-title') === '告知书' ? '告知书' : '答复书',
    seal: text('seal') === 'disclosure-seal' ? 'disclosure-seal' : 'organ-seal',
    signatory: text('signatory'),
    onlineReview: text('online-review'),
    court: text('court'),
    reviewers: text('reviewers')
      .split(/[\n；;]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    specialRegister: text('special-register') === 'review-first' ? 'review-first' : 'direct',
    payment: text('payment'),
  }
}

function show(
  visit: Visit,
  given: {
    readonly settings: LetterSettings
    readonly version: number
    readonly organName: string
    readonly errors: readonly FormError[]
  },
): Promise<Response> {
  const { settings, version, organName, errors } = given
  const { numbering } = settings
  const year = Number(visit.at.today.slice(0, 4))
  return respondWithDeskPage(
    visit.context,
    <DeskPage title="文书设置" shell={visit.shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <ErrorSummary errors={errors} />
      <div class="narrow">
        <h1>文书设置</h1>
        <p>
          {organName}。现在的编号：{requestNumber(numbering, year, 12)}，答复书：
          {numbering.series === 'request'
            ? `${requestNumber(numbering, year, 12)}-答`
            : requestNumber(numbering, year, 12)}
          。已经印发的文书不变。
        </p>
        <Form shell={visit.shell} action="/letter-settings">
          <input type="hidden" name="version" value={String(version)} />
          <TextField
            name="prefix"
            label="代字"
            hint="例如“文水”。"
            value={numbering.prefix}
            width="medium"
            errors={errors}
          />
          <TextField
            name="category"
            label="类"
            hint="例如“公开”。"
            optional="yes"
            value={numbering.category}
            width="medium"
            errors={errors}
          />
          <SelectField
            name="series"
            label="文书的编号"
            options={[
              { value: 'request', label: '用申请的编号，后面加文种：12号-答' },
              { value: 'organ', label: '机关每年单独编号' },
            ]}
            value={numbering.series}
          />
          <SelectField name="digits" label="序号" options={digitOptions} value={String(numbering.digits)} />
          <SelectField
            name="reply-title"
            label="答复的名称"
            options={[
              { value: '答复书', label: '政府信息公开申请答复书' },
              { value: '告知书', label: '政府信息公开申请告知书' },
            ]}
            value={settings.replyTitle}
          />
          <SelectField
            name="seal"
            label="印章"
            options={[
              { value: 'organ-seal', label: '机关印章' },
              { value: 'disclosure-seal', label: '信息公开专用章' },
            ]}
            value={settings.seal}
          />
          <TextField
            name="signatory"
            label="落款"
            hint="不填用机关全称。政府的办公厅（室）可以代署，被申请人、被告仍是政府。"
            optional="yes"
            value={settings.signatory}
            errors={errors}
          />
          <TextField
            name="online-review"
            label="网上申请行政复议的渠道"
            hint="平台名称和网址。网上送达的文书必须告知（《行政复议法》第二十二条第二款）。"
            optional="yes"
            value={settings.onlineReview}
            errors={errors}
          />
          <TextField
            name="court"
            label="管辖法院"
            hint="不填写“有管辖权的人民法院”。"
            optional="yes"
            value={settings.court}
            errors={errors}
          />
          <TextAreaField
            name="reviewers"
            label="行政复议机关"
            hint="一行一个。不填按机关名录和《行政复议法》第二十四至二十八条确定。"
            optional="yes"
            value={settings.reviewers.join('\n')}
            rows={2}
            errors={errors}
          />
          <SelectField
            name="special-register"
            label="行政查询事项的救济告知（待确认）"
            hint={`条例第三十六条第七项。${instruments['disclosure-litigation-interpretation-2025'].number}第一条没有把它列入先复议的事项，默认可以直接起诉；复议机关、法院另有要求的，选先复议。`}
            options={[
              { value: 'direct', label: '可以复议，也可以直接起诉' },
              { value: 'review-first', label: '先申请行政复议' },
            ]}
            value={settings.specialRegister ?? 'direct'}
          />
          <TextAreaField
            name="payment"
            label="信息处理费的缴纳方式"
            optional="yes"
            value={settings.payment}
            rows={2}
            errors={errors}
          />
          <p class="actions">
            <button type="submit" class="primary">
              保存
            </button>
          </p>
        </Form>
      </div>
    </DeskPage>,
    errors.length > 0 ? 422 : 200,
  )
}
