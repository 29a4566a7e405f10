import type { FC } from 'hono/jsx'
import { citationText } from '../../../../domain/citation-text.ts'
import type { DisclosureOffice, Organ } from '../../../../domain/organs/organ.ts'
import { channelNames, organKindNames, organLevelNames } from '../../../../domain/organs/organ-words.ts'
import type { FoundOrgan } from '../../../../usecases/find-organ.ts'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { SummaryList } from '../../../components/kit/summary-list.tsx'
import { Tag } from '../../../components/kit/tag.tsx'
import { dayText } from '../../../day-text.ts'
import { mayDo, namedOrgan, need } from '../../../desk-needs.ts'
import type { Outcome, Visit } from '../../../desk-visit.ts'
import { problem404 } from '../problem/not-found.ts'

const editOrgans = need('organ', 'edit', namedOrgan)
const endOrgans = need('organ', 'administer', namedOrgan)
const seeRequests = need('request', 'view', namedOrgan)

/** GET /organs/:region/:organ */
export async function showOrgan(visit: Visit): Promise<Outcome> {
  const { context, ports, shell, at } = visit
  const [regionId, organId] = [context.req.param('region') ?? '', context.req.param('organ') ?? '']
  const found = await ports.organs.find({ regionId, organId, on: at.today })
  if (found === null) return problem404
  const { organ } = found
  const address = `/organs/${regionId}/${organId}`
  const scope = new URLSearchParams({ scope: `${regionId}/${organId}` })
  return respondWithDeskPage(
    context,
    <DeskPage title={organ.name} shell={shell}>
      <p class="trail">
        <a href="/organs">机关</a>
      </p>
      <div class="page-head">
        <h1>{organ.name}</h1>
        {organ.validTo === null && (
          <p class="actions">
            {(await mayDo(visit, editOrgans)) && <a href={`${address}/edit`}>修改</a>}
            {(await mayDo(visit, endOrgans)) && <a href={`${address}/end`}>撤销、合并</a>}
          </p>
        )}
      </div>
      {organ.validTo !== null && (
        <p>
          <Tag tone="quiet">已撤销</Tag> {dayText(organ.validTo)}
        </p>
      )}
      <SummaryList rows={placeRows(found)} />
      {(await mayDo(visit, seeRequests)) && (
        <p class="actions">
          <a href={`/requests/numbers?${scope}`}>表三、表四</a>
          <a href={`/requests/workload?${scope}`}>办理情况</a>
        </p>
      )}
      <Duties found={found} />
      <Office office={organ.office} />
    </DeskPage>,
  )
}

function placeRows({ organ, regionName, superiors, children, successors }: FoundOrgan) {
  const superior = (id: string | null) => linksTo(superiors.filter(({ organId }) => organId === id))
  return [
    { name: '简称', value: organ.shortName },
    { name: '地区', value: regionName },
    { name: '性质', value: organKindNames[organ.kind] },
    { name: '层级', value: organLevelNames[organ.level] },
    { name: '统一社会信用代码', value: organ.creditCode },
    { name: '上级政府（块）', value: superior(organ.territorialParent) },
    { name: '上级主管部门（条）', value: superior(organ.verticalParent) },
    { name: '下级机关', value: linksTo(children.filter(({ validTo }) => validTo === null)) },
    { name: '成立', value: dayText(organ.validFrom) },
    ...(successors.length === 0 ? [] : [{ name: '承接机关', value: linksTo(successors) }]),
  ]
}

function linksTo(organs: readonly Organ[]) {
  if (organs.length === 0) return '无'
  return (
    <ul>
      {organs.map(({ regionId, organId, name }) => (
        <li>
          <a href={`/organs/${regionId}/${organId}`}>{name}</a>
        </li>
      ))}
    </ul>
  )
}

/** What the law wants of an organ of this kind. */
const Duties: FC<{ found: FoundOrgan }> = ({
  found: { reportDuty, regulationPower, reviewingBody, superiors },
}) => {
  const reviewers = superiors.filter(({ organId }) => reviewingBody?.organIds.includes(organId))
  const latest = reportDuty.files === 'by-law' ? reportDuty.rule.latest : null
  return (
    <section class="part" aria-labelledby="duties-title">
      <h2 id="duties-title">按性质和层级的职责</h2>
      <SummaryList
        rows={[
          {
            name: '年度报告',
            value:
              latest === null
                ? '法律没有规定日期，按本地要求'
                : `每年${latest.month}月${latest.day}日前公布（${reportDuty.rule === null ? '' : citationText(reportDuty.rule.cites)}）`,
          },
          {
            name: '规章',
            value:
              regulationPower === null ? '不制定规章' : `可以制定（${citationText(regulationPower.cites)}）`,
          },
          {
            name: '行政复议机关',
            value:
              reviewingBody === null ? (
                '现行法以前或者已撤销，未判断'
              ) : (
                <>
                  {reviewers.length === 0 ? '名录里还没有' : linksTo(reviewers)}
                  <span class="quiet">（{citationText(reviewingBody.rule.cites)}）</span>
                </>
              ),
          },
        ]}
      />
    </section>
  )
}

const Office: FC<{ office: DisclosureOffice | null }> = ({ office }) => (
  <section class="part" aria-labelledby="office-title">
    <h2 id="office-title">政府信息公开工作机构</h2>
    {office === null ? (
      <p class="quiet">
        还没有登记。《条例》第四条要求各机关指定机构，第十二条要求公开其名称、地址、时间和联系方式。
      </p>
    ) : (
      <SummaryList
        rows={[
          { name: '名称', value: office.name },
          { name: '负责人', value: office.head },
          { name: '地址', value: office.address },
          { name: '办公时间', value: office.hours },
          { name: '电话', value: office.phone },
          { name: '传真', value: office.fax },
          { name: '电子邮箱', value: office.email },
          {
            name: '公布的申请渠道',
            value: office.channels.map((channel) => channelNames[channel]).join('、'),
          },
        ]}
      />
    )}
  </section>
)
