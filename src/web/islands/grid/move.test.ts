import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { movePlace } from './move.ts'

const widths = [3, 3, 1]

describe('在格子里移动', () => {
  it('向下、回车 / 下一行 / 同一列', () => {
    assert.deepEqual(movePlace('ArrowDown', { row: 0, column: 2 }, widths), { row: 1, column: 2 })
    assert.deepEqual(movePlace('Enter', { row: 0, column: 1 }, widths), { row: 1, column: 1 })
  })
  it('向下 / 下一行较短 / 落在末格', () => {
    assert.deepEqual(movePlace('ArrowDown', { row: 1, column: 2 }, widths), { row: 2, column: 0 })
  })
  it('向右 / 行末 / 转到下一行行首', () => {
    assert.deepEqual(movePlace('ArrowRight', { row: 0, column: 2 }, widths), { row: 1, column: 0 })
  })
  it('向左 / 行首 / 回到上一行行末', () => {
    assert.deepEqual(movePlace('ArrowLeft', { row: 1, column: 0 }, widths), { row: 0, column: 2 })
  })
  it('表的四边 / 再往外 / 不动', () => {
    assert.equal(movePlace('ArrowUp', { row: 0, column: 0 }, widths), null)
    assert.equal(movePlace('ArrowLeft', { row: 0, column: 0 }, widths), null)
    assert.equal(movePlace('Enter', { row: 2, column: 0 }, widths), null)
    assert.equal(movePlace('ArrowRight', { row: 2, column: 0 }, widths), null)
    assert.equal(movePlace('ShiftEnter', { row: 0, column: 1 }, widths), null)
  })
})
