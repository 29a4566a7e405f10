import type { FC } from 'hono/jsx'
import { type HiddenContent, hiddenKinds, severityOf } from '../../../../domain/release/hidden-content.ts'
import { countMarks } from '../../../../domain/release/marks.ts'
import { kindsOf, type Release } from '../../../../domain/release/release.ts'
import { DataTable } from '../../../components/kit/data-table.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { TextAreaField, TextField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { SummaryList } from '../../../components/kit/summary-list.tsx'
import { Tabs } from '../../../components/kit/tabs.tsx'
import { Tag } from '../../../components/kit/tag.tsx'
import type { FormError, Shell } from '../../../desk-visit.ts'
import { AttestationView } from './attestation-view.tsx'
import { DecisionForm } from './decision-form.tsx'
import { StateTag } from './list.tsx'
import { MarkForm } from './mark-form.tsx'
import { PagePicture } from './page-picture.tsx'
import { filesPath, releasePath } from './release-address.ts'
import type { ReleaseViewProps } from './release-view-props.ts'
import { audienceNames } from './text.ts'

export const ReleaseView: FC<ReleaseViewProps> = (props) => {
  const { shell, viewed, names, errors } = props
  const { release, source, shown } = viewed
  const path = releasePath(release)
  return (
    <>
      <ErrorSummary errors={errors} />
      <p class="trail">
        <a href={filesPath(release)}>放行文件</a>
      </p>
      <h1>
        {source.originalName} <StateTag release={release} />
      </h1>
      <SummaryList
        rows={[
          { name: '给谁看', value: audienceNames[release.audience] },
          { name: '标注的人', value: release.preparedBy.map((id) => names.get(id) ?? '（未知）').join('、') },
          { name: '已标注', value: `${countMarks(release.marks)} 处` },
          ...(release.returned === '' ? [] : [{ name: '退回的理由', value: release.returned }]),
        ]}
      />
      {release.attestation !== null && (
        <AttestationView release={release} attestation={release.attestation} names={names} />
      )}
      {viewed.output !== null && (
        <Tabs
          label="看哪个文件"
          tabs={[
            { href: `${path}?show=source`, label: '原件', current: shown === 'source' ? 'yes' : 'no' },
            {
              href: `${path}?show=output`,
              label: '将要放行的文件',
              current: shown === 'output' ? 'yes' : 'no',
            },
          ]}
        />
      )}
      {shown === 'source' ? <SourceSide {...props} /> : <OutputSide {...props} />}
      {release.state !== 'withdrawn' && viewed.may['withdraw-release'] === true && (
        <WithdrawForm shell={shell} release={release} errors={errors} />
      )}
    </>
  )
}

const SourceSide: FC<ReleaseViewProps> = (props) => {
  const { viewed } = props
  const { release } = viewed
  return (
    <>
      <FoundTable found={release.inspection.found} heading="原件里查到的" />
      {release.state === 'marking' || release.state === 'applied' ? (
        <MarkForm {...props} />
      ) : (
        <PagePicture viewed={viewed} from={props.from} />
      )}
    </>
  )
}

const OutputSide: FC<ReleaseViewProps> = (props) => {
  const { shell, viewed, errors } = props
  const { release, objections, output } = viewed
  const { applied } = release
  if (applied === null || output === null) return null
  const { verification } = applied
  return (
    <>
      <h2>核对</h2>
      <SummaryList
        rows={[
          { name: '文件名', value: output.originalName },
          {
            name: '做法',
            value: applied.method === 'as-is' ? '原样' : `重新生成，遮盖 ${applied.removedCount} 处`,
          },
          { name: '重新打开', value: verification.readers.join('、') || '没有成功' },
          {
            name: '搜索',
            value:
              verification.searched === 0
                ? '没有要搜索的词语'
                : `${verification.searched} 个，仍能找到 ${verification.leftOver.length} 个`,
          },
          { name: '摘要', value: <code class="digest">{applied.digest}</code> },
        ]}
      />
      <FoundTable found={verification.inspection.found} heading="将要放行的文件里查到的" />
      {release.state === 'applied' && objections.length > 0 && (
        <section class="outcome" aria-labelledby="objections-title">
          <h2 id="objections-title">还不能放行</h2>
          <ul>
            {objections.map((objection) => (
              <li>{objection}</li>
            ))}
          </ul>
        </section>
      )}
      {release.state === 'applied' && viewed.may['prepare-release'] === true && <AnswerForm {...props} />}
      <PagePicture viewed={viewed} from={props.from} />
      {release.state === 'applied' && <DecisionForm shell={shell} viewed={viewed} errors={errors} />}
    </>
  )
}

/** What was found, the grave first. */
const FoundTable: FC<{ found: readonly HiddenContent[]; heading: string }> = ({ found, heading }) => (
  <DataTable
    caption={heading}
    columns={[
      { name: '内容', cell: (each: HiddenContent) => hiddenKinds[each.kind].name },
      {
        name: '怎么办',
        cell: (each) =>
          severityOf(each) === 'blocks' ? (
            <Tag tone="wrong">不能原样放行</Tag>
          ) : (
            <Tag tone="open">要有人看过</Tag>
          ),
      },
      { name: '在哪里', cell: ({ where }) => where },
      { name: '摘录', cell: ({ quote }) => quote },
      { name: '说明', cell: ({ kind }) => <span class="quiet">{hiddenKinds[kind].says}</span> },
    ]}
    rows={found.toSorted((one, other) => severityOf(one).localeCompare(severityOf(other)))}
    empty={`${heading}：没有隐藏的内容，也没有要人看的内容。`}
  />
)

/** Reasons for what a person looked at, and for words that may stay in other places. */
const AnswerForm: FC<ReleaseViewProps> = ({ shell, viewed: { release }, errors }) => {
  const { leftOver = [], inspection } = release.applied?.verification ?? {}
  const kinds = kindsOf(inspection?.found ?? [], 'look')
  const { stays, answers } = release.marks
  if (leftOver.length + kinds.length === 0) return null
  return (
    <Form shell={shell} action={`${releasePath(release)}/answer`}>
      <input type="hidden" name="version" value={String(release.version)} />
      <fieldset class="field">
        <legend>写明为什么可以放行</legend>
        {leftOver.map((piece, index) => (
          <TextField
            name={`stay-${index}`}
            label={`“${piece}”别处还有，可以保留的理由`}
            value={stays.find(({ text: known }) => known === piece)?.reason ?? ''}
            optional="yes"
            errors={errors}
          />
        ))}
        {kinds.map((kind) => (
          <TextField
            name={`answer-${kind}`}
            label={`${hiddenKinds[kind].name}：看过之后，可以放行的理由`}
            value={answers.find((each) => each.kind === kind)?.reason ?? ''}
            errors={errors}
          />
        ))}
      </fieldset>
      <p class="actions">
        <button type="submit">保存理由</button>
      </p>
    </Form>
  )
}

const WithdrawForm: FC<{ shell: Shell; release: Release; errors: readonly FormError[] }> = ({
  shell,
  release,
  errors,
}) => (
  <details class="no-print" open={errors.some(({ field }) => field === 'withdraw-reason')}>
    <summary>{release.state === 'released' ? '撤回：让谁也打不开' : '不放行了'}</summary>
    <Form shell={shell} action={`${releasePath(release)}/withdraw`}>
      <input type="hidden" name="version" value={String(release.version)} />
      <TextAreaField name="withdraw-reason" label="理由" rows={2} errors={errors} />
      <p class="actions">
        <button type="submit">{release.state === 'released' ? '撤回' : '结束'}</button>
      </p>
    </Form>
  </details>
)
