import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createPace, paceLimits } from './pace.ts'

const minute = 60_000

test('限流 / 一分钟内最后一次、再一次、下一分钟 / 放过、等到这一分钟完、又放过', () => {
  const pace = createPace()
  const { uses } = paceLimits.form
  for (let time = 1; time <= uses; time++) assert.equal(pace('form', 'a', 5 * minute + time), null)
  assert.equal(pace('form', 'a', 5 * minute + 20_000), 40)
  assert.equal(pace('form', 'b', 5 * minute + 20_000), null, 'somebody else')
  assert.equal(pace('search', 'a', 5 * minute + 20_000), null, 'something else')
  assert.equal(pace('form', 'a', 6 * minute), null)
})

test('限流 / 任何次序的来访 / 每个窗口放过的不多于上限，等待的秒数到窗口完', () => {
  const limits = { ...paceLimits, form: { uses: 3, withinSeconds: 10 } }
  fc.assert(
    fc.property(fc.array(fc.nat(60_000), { maxLength: 60 }), (times) => {
      const pace = createPace(limits)
      const passed = new Map<number, number>()
      for (const time of times.toSorted((a, b) => a - b)) {
        const wait = pace('form', 'a', time)
        const window = Math.floor(time / 10_000)
        if (wait === null) passed.set(window, (passed.get(window) ?? 0) + 1)
        else assert.equal(Math.floor(time / 1000) + wait, (window + 1) * 10)
      }
      assert.ok([...passed.values()].every((count) => count <= 3))
    }),
  )
})

test('限流 / 一个窗口里来的比记得下的多 / 不再记新来的，已经记着的仍然算', () => {
  const pace = createPace({ ...paceLimits, form: { uses: 1, withinSeconds: 60 } })
  pace('form', 'first', 0)
  for (let other = 0; other < 100_001; other++) pace('form', `n${other}`, 0)
  assert.notEqual(pace('form', 'first', 0), null)
  assert.equal(pace('form', 'late', 0), null)
  assert.equal(pace('form', 'late', 0), null)
})
