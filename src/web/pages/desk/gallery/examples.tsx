/** Every component of the kit in its states, with invented contents: what the gallery page and its tests go through. */

import type { Child } from 'hono/jsx'
import { Confirm } from '../../../components/kit/confirm.tsx'
import { DataTable } from '../../../components/kit/data-table.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { Choices, FileField, SelectField, TextAreaField, TextField } from '../../../components/kit/field.tsx'
import { FilterForm } from '../../../components/kit/filter-form.tsx'
import { Flash } from '../../../components/kit/flash.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { Instant } from '../../../components/kit/instant.tsx'
import { Pagination } from '../../../components/kit/pagination.tsx'
import { SecretKey } from '../../../components/kit/secret-key.tsx'
import { SecurityKeyForm } from '../../../components/kit/security-key-form.tsx'
import { SummaryList } from '../../../components/kit/summary-list.tsx'
import { Tabs } from '../../../components/kit/tabs.tsx'
import { Tag } from '../../../components/kit/tag.tsx'
import { TaskList } from '../../../components/kit/task-list.tsx'
import { Timeline } from '../../../components/kit/timeline.tsx'
import type { Shell } from '../../../desk-visit.ts'
import { requestExamples } from './request-examples.tsx'

export interface Example {
  /** Stands in the address `/gallery?show=<id>`. */
  readonly id: string
  readonly title: string
  readonly draw: (shell: Shell) => Child
}

const errors = [
  { field: 'example-date', message: '收到日期应写成 2026-03-31 的样子' },
  { field: 'example-reason', message: '请选择原因' },
]
const kinds = [
  { value: 'one', label: '予以公开' },
  { value: 'two', label: '部分公开' },
]

export const galleryExamples: readonly Example[] = [
  {
    id: 'fields',
    title: '输入框',
    draw: () => (
      <>
        <TextField name="example-name" label="申请人" hint="与身份证件一致。" value="某申请人" />
        <TextField name="example-fax" label="传真" optional="yes" width="medium" />
        <TextField name="example-day" label="收到日期" type="date" width="medium" value="2026-03-31" />
        <SelectField name="example-kind" label="处理结果" options={kinds} value="two" />
        <TextAreaField name="example-text" label="所需信息" value={'一行\n又一行'} />
        <FileField name="example-file" label="附件" hint="PDF、Word 或者图片，不超过 20 MB。" accept=".pdf" />
        <Choices name="example-channel" label="申请渠道" pick="any" options={kinds} values={['one']} />
      </>
    ),
  },
  {
    id: 'errors',
    title: '错误摘要和出错的输入框',
    draw: () => (
      <>
        <ErrorSummary errors={errors} />
        <TextField name="example-date" label="收到日期" value="2026-02-31" errors={errors} />
        <Choices name="example-reason" label="原因" pick="one" options={kinds} errors={errors} />
      </>
    ),
  },
  {
    id: 'summary-list',
    title: '核对列表',
    draw: () => (
      <SummaryList
        rows={[
          { name: '申请人', value: '某申请人', change: { href: '#', what: '申请人' } },
          { name: '传真', value: '' },
        ]}
      />
    ),
  },
  {
    id: 'task-list',
    title: '任务列表',
    draw: () => (
      <TaskList
        tasks={[
          { id: 'task-a', title: '登记申请', href: '#', status: 'done' },
          { id: 'task-b', title: '征求第三方意见', hint: '涉及商业秘密的', href: '#', status: 'open' },
          { id: 'task-c', title: '补正材料', href: '#', status: 'wrong' },
          { id: 'task-d', title: '送达', href: null, status: 'blocked' },
        ]}
      />
    ),
  },
  {
    id: 'table',
    title: '表格、筛选、翻页',
    draw: () => (
      <>
        <FilterForm
          action="/gallery"
          label="筛选样本"
          keep={{ show: 'table' }}
          isFiltered="yes"
          more={{ fields: <TextField name="since" label="设立，自" type="date" />, are: 'folded' }}
        >
          <TextField name="search" label="名称含有" type="search" value="档案" />
          <SelectField name="kind" label="性质" options={kinds} />
        </FilterForm>
        <DataTable
          caption="各机关本年新收申请"
          columns={[
            { name: '机关', cell: ({ name }) => name, sort: { href: '#', now: 'ascending' } },
            { name: '新收', align: 'right', cell: ({ count }) => count, sort: { href: '#', now: 'none' } },
            { name: '状态', cell: () => <Tag>已报送</Tag> },
          ]}
          rows={[
            { name: '江城市档案局', count: 12 },
            { name: '江城市柳溪区一个名字很长很长用来看看会不会把表格撑破的街道办事处', count: 1024 },
          ]}
          empty=""
        />
        <Pagination first="#" next="#" />
      </>
    ),
  },
  {
    id: 'empty',
    title: '空状态',
    draw: () => (
      <EmptyState title="今天没有要办的事。">
        <p>有期限的事情会按剩余天数列在这里。</p>
      </EmptyState>
    ),
  },
  {
    id: 'tags',
    title: '标签',
    draw: () => (
      <p>
        <Tag>普通</Tag> <Tag tone="open">待办</Tag> <Tag tone="quiet">已撤销</Tag>{' '}
        <Tag tone="wrong">过期 3 天</Tag>
      </p>
    ),
  },
  {
    id: 'timeline',
    title: '时间轴',
    draw: () => (
      <Timeline
        entries={[
          { at: '2026-03-02', shown: '3月2日', title: '收到申请', text: '邮政特快专递，签收。' },
          { at: '2026-03-05', shown: '3月5日', title: '告知补正' },
        ]}
      />
    ),
  },
  {
    id: 'tabs',
    title: '分页签（链接）',
    draw: () => (
      <Tabs
        label="样本"
        tabs={[
          { href: '#', label: '基本情况', current: 'yes' },
          { href: '#', label: '文书', current: 'no' },
        ]}
      />
    ),
  },
  {
    id: 'confirm',
    title: '确认',
    draw: (shell) => (
      <div class="narrow">
        <Confirm shell={shell} heading="停用某人的账号" action="/gallery" submit="停用账号" back="/gallery">
          <p>停用后立即退出登录。</p>
        </Confirm>
      </div>
    ),
  },
  { id: 'flash', title: '做完以后的提示', draw: () => <Flash says="已登记，编号 2026-0012。" /> },
  {
    id: 'buttons',
    title: '按钮、上传、时间',
    draw: (shell) => (
      <Form shell={shell} action="/gallery" upload="yes">
        <FileField name="example-upload" label="名录文件" accept=".csv" />
        <p class="actions">
          <button type="submit" class="primary">
            提交
          </button>
          <button type="button">次要</button>
          <a href="/gallery">取消</a>
        </p>
        <p>
          <Instant at="2026-03-31T01:05:00.000Z" />
        </p>
      </Form>
    ),
  },
  {
    id: 'secret-key',
    title: '验证器密钥',
    draw: () => <SecretKey secret="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP" uri="otpauth://totp/example" />,
  },
  ...requestExamples,
  {
    id: 'security-key',
    title: '安全密钥',
    draw: (shell) => (
      <SecurityKeyForm
        shell={shell}
        action="/gallery"
        asks="get"
        optionsJson="{}"
        ceremony="example"
        submit="使用安全密钥"
        errors={[{ field: 'response', message: '没有通过验证，请再试一次。' }]}
      />
    ),
  },
]
