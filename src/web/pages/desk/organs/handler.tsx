import { isId } from '../../../../domain/is-id.ts'
import type { Organ, OrganKind, OrganLevel } from '../../../../domain/organs/organ.ts'
import { organKindNames, organLevelNames } from '../../../../domain/organs/organ-words.ts'
import type { OrganPage } from '../../../../usecases/organ-ports.ts'
import { type Column, DataTable } from '../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { SelectField, TextField } from '../../../components/kit/field.tsx'
import { FilterForm } from '../../../components/kit/filter-form.tsx'
import { Pagination } from '../../../components/kit/pagination.tsx'
import { Tag } from '../../../components/kit/tag.tsx'
import { mayGo, type Outcome, type Visit } from '../../../desk-visit.ts'

const rowsPerPage = 50

/** GET /organs */
export async function showOrgans(visit: Visit): Promise<Response> {
  const { context, ports, shell } = visit
  const page = readPage(visit)
  const [{ organs, next }, regions] = await Promise.all([ports.organs.list(page), ports.organs.regions()])
  const regionName = (id: string) => regions.find(({ regionId }) => regionId === id)?.name ?? id
  const isFiltered = page.search !== '' || page.kind !== null || page.level !== null || page.regionId !== null
  const may = (href: string) => mayGo(shell, href)
  return respondWithDeskPage(
    context,
    <DeskPage title="机关" shell={shell}>
      <div class="page-head">
        <h1>机关</h1>
        <p class="actions">
          {may('/organs/new') && <a href="/organs/new">增设机关</a>}
          {may('/organs/import') && <a href="/organs/import">导入名录</a>}
          <a href="/organs/export?format=xlsx">导出 Excel</a>
          <a href="/organs/export?format=csv">导出 CSV</a>
        </p>
      </div>
      <FilterForm
        action="/organs"
        label="筛选机关"
        keep={{ sort: page.sort, descending: page.descending }}
        isFiltered={isFiltered ? 'yes' : 'no'}
      >
        <TextField name="search" label="名称含有" type="search" value={page.search} />
        <SelectField
          name="region"
          label="地区"
          value={page.regionId ?? ''}
          options={[all, ...regions.map(({ regionId, name }) => ({ value: regionId, label: name }))]}
        />
        <SelectField
          name="kind"
          label="性质"
          value={page.kind ?? ''}
          options={[all, ...optionsOf(organKindNames)]}
        />
        <SelectField
          name="level"
          label="层级"
          value={page.level ?? ''}
          options={[all, ...optionsOf(organLevelNames)]}
        />
      </FilterForm>
      <DataTable
        caption="机关"
        captionIs="unseen"
        columns={columnsOf(page, regionName)}
        rows={organs}
        empty={
          <EmptyState title={isFiltered ? '没有符合条件的机关。' : '还没有机关。'}>
            <p>
              {isFiltered
                ? '请放宽条件，或者清除筛选。'
                : '系统管理员可以逐个增设，或者用一张表格一次导入全部机关。'}
            </p>
          </EmptyState>
        }
      />
      <Pagination
        first={page.after === null ? null : addressOf(page, {})}
        next={next === null ? null : addressOf(page, { after: next })}
      />
    </DeskPage>,
  )
}

const all = { value: '', label: '全部' }

function optionsOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }))
}

function readPage({ context }: Visit): OrganPage {
  const query = (name: string) => context.req.query(name) ?? ''
  const sort = query('sort')
  return {
    search: query('search').trim().slice(0, 100),
    kind: keyOf(organKindNames, query('kind')),
    level: keyOf(organLevelNames, query('level')),
    regionId: query('region') || null,
    sort: sort === 'kind' || sort === 'level' ? sort : 'name',
    descending: query('descending') === 'yes' ? 'yes' : 'no',
    after: isId(query('after')) ? query('after') : null,
    limit: rowsPerPage,
  }
}

function keyOf<K extends OrganKind | OrganLevel>(words: Readonly<Record<K, string>>, text: string): K | null {
  return Object.hasOwn(words, text) ? (text as K) : null // just looked up among its own keys
}

/** The list with other settings; a new order or filter starts from the first page. */
function addressOf(page: OrganPage, change: Partial<OrganPage>): string {
  const next = { ...page, after: null, ...change }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...next, region: next.regionId })) {
    if (value === null || value === '' || value === 'no' || name === 'limit' || name === 'regionId') continue
    query.set(name, String(value))
  }
  return `/organs?${query}`
}

function columnsOf(page: OrganPage, regionName: (id: string) => string): readonly Column<Organ>[] {
  const sortBy = (sort: OrganPage['sort']): NonNullable<Column<Organ>['sort']> => {
    const isNow = page.sort === sort
    const turns = isNow && page.descending === 'no' ? 'yes' : 'no'
    const now = !isNow ? 'none' : page.descending === 'yes' ? 'descending' : 'ascending'
    return { href: addressOf(page, { sort, descending: turns }), now }
  }
  return [
    {
      name: '名称',
      sort: sortBy('name'),
      cell: (organ) => <a href={`/organs/${organ.regionId}/${organ.organId}`}>{organ.name}</a>,
    },
    { name: '地区', cell: ({ regionId }) => regionName(regionId) },
    { name: '性质', sort: sortBy('kind'), cell: ({ kind }) => organKindNames[kind] },
    { name: '层级', sort: sortBy('level'), cell: ({ level }) => organLevelNames[level] },
    { name: '状态', cell: ({ validTo }) => (validTo === null ? '现有' : <Tag tone="quiet">已撤销</Tag>) },
  ]
}

/** GET /organs/export */
export async function exportOrgans(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, at } = visit
  const format = context.req.query('format') === 'xlsx' ? 'xlsx' : 'csv'
  const { regionId } = signedIn.account
  const written = await ports.organs.exportTable({ signedIn, at, regionId, format })
  if ('ok' in written) return written
  return context.body(new Uint8Array(written.bytes), 200, {
    'Content-Type': written.mediaType,
    'Content-Disposition': `attachment; filename="organs.${format}"; filename*=UTF-8''${encodeURIComponent('机关名录')}.${format}`,
  })
}
