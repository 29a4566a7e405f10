import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inventedOffice, inventedOrgan, organId } from '../../../test/support/invented-organs.ts'
import { checkOrgans } from './check-organs.ts'
import { withCheckCharacter } from './credit-code.ts'
import type { Organ } from './organ.ts'

const code = withCheckCharacter('11999901MB0000001')
const shanghai = { regionId: '310113' }
const sound = (number: number, more: Partial<Organ> = {}) => inventedOrgan(number, { ...shanghai, ...more })
const check = (organs: readonly Organ[], known: readonly Organ[] = []) =>
  checkOrgans(
    organs.map((organ, index) => ({ line: index + 2, organ })),
    known,
  ).map(({ line, column, severity, message }) => `${line} ${column} ${severity} ${message}`)
const one = (more: Partial<Organ>, known: readonly Organ[] = []) => check([sound(1, more)], known)

test('机关名录 / 都对 / 没有话说', () => {
  assert.deepEqual(check([sound(1, { creditCode: code }), sound(2, { territorialParent: organId(1) })]), [])
})

test('机关名录 / 代码、日期、上级不对 / 逐行指出是哪一列', () => {
  assert.match(one({ regionId: '990113' })[0] ?? '', /^2 行政区划代码 error “990113”不是/)
  assert.match(
    one({ creditCode: `${code.slice(0, 17)}@` })[0] ?? '',
    /^2 统一社会信用代码 error .*校验不通过/,
  )
  assert.match(one({ validFrom: '2019-02-29' })[0] ?? '', /^2 成立日期 error/)
  assert.match(one({ validTo: '1999-12-31' })[0] ?? '', /^2 撤销日期 error 撤销日期早于/)
  assert.match(one({ territorialParent: organId(9) })[0] ?? '', /^2 上级政府 error 没有这个上级/)
  assert.match(one({ verticalParent: organId(1) })[0] ?? '', /^2 上级主管部门 error 上级不能是本机关/)
})

test('机关名录 / 上级已经撤销而本机关还在 / 指出；同日撤销的可以', () => {
  const gone = sound(2, { name: '旧上级', validTo: '2024-06-30' })
  assert.match(one({ territorialParent: organId(2) }, [gone])[0] ?? '', /“旧上级”已于 2024-06-30 撤销/)
  assert.deepEqual(one({ territorialParent: organId(2), validTo: '2024-06-30' }, [gone]), [])
})

test('机关名录 / 撤销的机关还有下级在 / 指出下级', () => {
  const below = sound(2, { name: '区某站', verticalParent: organId(1) })
  assert.match(one({ validTo: '2024-06-30' }, [below])[0] ?? '', /^2 撤销日期 error 还有下级“区某站”/)
})

test('机关名录 / 承接机关 / 要有撤销日期，次日要存在', () => {
  const heir = sound(2, { validFrom: '2024-07-01' })
  assert.deepEqual(one({ validTo: '2024-06-30', successor: organId(2) }, [heir]), [])
  assert.match(one({ validTo: '2024-06-29', successor: organId(2) }, [heir])[0] ?? '', /次日不存在/)
  assert.match(one({ successor: organId(2) }, [heir])[0] ?? '', /要有撤销日期/)
  assert.match(one({ validTo: '2024-06-30', successor: organId(9) })[0] ?? '', /没有这个承接机关/)
})

test('机关名录 / 上下级成圈 / 圈里的每一行都指出', () => {
  const circle = check([
    sound(1, { territorialParent: organId(2) }),
    sound(2, { verticalParent: organId(1) }),
  ])
  assert.equal(circle.filter((line) => line.includes('成了一个圈')).length, 2)
})

test('统一社会信用代码 / 同一时期两个机关 / 指出；前一个撤销后沿用的可以', () => {
  const other = sound(2, { name: '另一个局', creditCode: code, validTo: '2020-12-31' })
  assert.match(
    one({ creditCode: code, validFrom: '2020-12-31' }, [other])[0] ?? '',
    /也属于“另一个局”（310113）/,
  )
  assert.deepEqual(one({ creditCode: code, validFrom: '2021-01-01' }, [other]), [])
})

test('机关名录 / 同一个机关写了两行 / 指出前一行', () => {
  assert.ok(check([sound(1), sound(1)]).some((line) => /^3 机关名称 error 与第 2 行是同一个/.test(line)))
})

test('条例第十二条 / 缺联系方式 / 提醒；公布了传真渠道却没有传真号，是错', () => {
  assert.deepEqual(one({ office: { ...inventedOffice, fax: '' } }), [
    '2 传真 warning 没有填传真；公开指南应当载明传真号码（《政府信息公开条例》第十二条第二款）',
  ])
  assert.match(one({ office: null })[0] ?? '', /^2 工作机构 warning/)
  assert.match(
    one({ office: { ...inventedOffice, fax: '', channels: ['fax'] } }).join(),
    /^2 传真 error 公布了传真渠道，却没有填传真[^,]*$/,
  )
  assert.deepEqual(one({ office: null, validTo: '2020-01-01' }), [])
})
