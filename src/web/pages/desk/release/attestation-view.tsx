import type { FC } from 'hono/jsx'
import { hiddenKinds } from '../../../../domain/release/hidden-content.ts'
import type { Attestation, Release } from '../../../../domain/release/release.ts'
import { Instant } from '../../../components/kit/instant.tsx'
import { SummaryList } from '../../../components/kit/summary-list.tsx'
import { audienceNames } from './text.ts'

/** 放行证明, as it is kept and as it prints. */
export const AttestationView: FC<{
  release: Release
  attestation: Attestation
  names: ReadonlyMap<string, string>
}> = ({ release, attestation, names }) => {
  const nameOf = (id: string) => names.get(id) ?? '（未知）'
  return (
    <section class="outcome" aria-labelledby="attestation-title">
      <h2 id="attestation-title">放行证明</h2>
      <p>{attestation.statement}</p>
      <SummaryList
        rows={[
          { name: '批准的人', value: nameOf(attestation.approvedBy) },
          { name: '批准时间', value: <Instant at={attestation.approvedAt} /> },
          { name: '标注的人', value: attestation.preparedBy.map(nameOf).join('、') },
          { name: '给谁看', value: audienceNames[attestation.audience] },
          { name: '遮盖的理由', value: attestation.grounds.join('、') || '没有遮盖' },
          {
            name: '重新打开',
            value: `${attestation.readers.join('、')}，搜索 ${attestation.searched} 个词语`,
          },
          {
            name: '看过并说明的',
            value:
              attestation.answers
                .map(({ kind, reason }) => `${hiddenKinds[kind].name}：${reason}`)
                .join('；') || '没有',
          },
          { name: '原件摘要', value: <code class="digest">{attestation.sourceDigest}</code> },
          { name: '公开件摘要', value: <code class="digest">{attestation.digest}</code> },
          ...(release.state === 'withdrawn' ? [{ name: '现在', value: '已撤回，谁也打不开' }] : []),
        ]}
      />
    </section>
  )
}
