import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type OutcomeCode, outcomes } from '../../../law/outcome-codes.ts'
import { readOutcome } from './outcome-words.ts'
import { requestRows } from './request-rows-of-form.ts'

test('表三的每一种办理结果 / 按代码、按我们的叫法、按表上的行名 / 都不用猜', () => {
  for (const { code, label, row } of outcomes) {
    const ofForm = requestRows.find((each) => each.code === row)?.label ?? ''
    for (const text of [code, label, ofForm]) {
      // (六) 3.其他 and its neighbours share the word 其他: only the code and our label name it alone.
      const read = readOutcome(text, '')
      assert.ok(read.kind === 'code', text)
      assert.equal(read.code, code, text)
    }
  }
})

const worded: readonly (readonly [string, string, OutcomeCode])[] = [
  ['公开', '', 'B1'],
  ['予以公开', '', 'B1'],
  ['同意公开', '', 'B1'],
  ['已主动公开，告知获取方式', '', 'B1'],
  ['部分公开（涉及个人隐私）', '', 'B2'],
  ['区分处理后提供', '', 'B2'],
  ['不予公开（商业秘密）', '', 'C4'],
  ['不予公开', '属于内部管理信息，《条例》第十六条第一款', 'C5'],
  ['不予公开', '过程性信息', 'C6'],
  ['不公开：行政执法案卷', '', 'C7'],
  ['信息不存在', '', 'D1'],
  ['无法提供', '经检索，本机关未制作该信息', 'D1'],
  ['非本机关职责', '', 'D1'],
  ['不属于本机关公开', '', 'D1'],
  ['需要另行制作', '', 'D2'],
  ['补正后仍不明确', '', 'D3'],
  ['信访事项', '', 'E1'],
  ['不予处理', '重复申请', 'E2'],
  ['逾期未补正，视为放弃', '', 'F1'],
  ['逾期未缴纳信息处理费', '', 'F2'],
  ['申请人撤回', '', 'F3'],
  ['转办', '', 'F3'],
]

for (const [result, reason, code] of worded)
  test(`办理结果 / ${result}${reason === '' ? '' : `（理由：${reason}）`} / ${code}`, () => {
    const read = readOutcome(result, reason)
    assert.equal(read.kind === 'code' ? read.code : read.kind, code)
  })

test('办理结果 / 不是表上的词 / 说明是怎样读的', () => {
  const read = readOutcome('信息不存在', '')
  assert.match(read.kind === 'code' ? (read.guessed ?? '') : '', /“信息不存在”按“无法提供：本机关不掌握/)
})

for (const text of ['', '—', '在办', '办理中', '待补正', '征求意见中'])
  test(`办理结果 / “${text}” / 还没有办结`, () => {
    assert.deepEqual(readOutcome(text, ''), { kind: 'open' })
  })

for (const text of ['不予公开', '无法提供', '不予处理', '已阅', '不予公开（商业秘密、过程性信息）'])
  test(`办理结果 / ${text} / 不猜，请人写明`, () => {
    const read = readOutcome(text, '')
    assert.equal(read.kind, 'undecided')
    assert.match(read.kind === 'undecided' ? read.message : '', /请/)
  })

test('办理结果 / 申请人撤回 / 记作撤回而不是决定', () => {
  const read = readOutcome('申请人撤回申请', '')
  assert.ok(read.kind === 'code')
  assert.equal(read.withdrawn, 'yes')
})
