import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { similarity } from './edit-distance.ts'

/** The definition, word for word: the fewest characters to put in, take out or exchange. */
function distanceByDefinition(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const exchange = distanceByDefinition(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1)
  const takeOut = distanceByDefinition(a.slice(1), b) + 1
  const putIn = distanceByDefinition(a, b.slice(1)) + 1
  return Math.min(exchange, takeOut, putIn)
}

const word = fc.string({ unit: fc.constantFrom('公', '开', '年', '报'), maxLength: 6 })

describe('相近程度', () => {
  it('任意两个词 / 等于按定义逐字计算的结果，两头相同与否都一样', () => {
    fc.assert(
      fc.property(word, word, word, word, (head, a, b, tail) => {
        const [one, other] = [(head + a + tail).slice(0, 7), (head + b + tail).slice(0, 7)]
        const longer = Math.max(one.length, other.length)
        const expected = longer === 0 ? 1 : 1 - distanceByDefinition(one, other) / longer
        assert.equal(similarity(one, other), expected)
      }),
    )
  })

  it('低于下限 / 得零；不低于下限 / 照算', () => {
    fc.assert(
      fc.property(word, word, fc.double({ min: 0, max: 1, noNaN: true }), (one, other, floor) => {
        const exact = similarity(one, other)
        const found = similarity(one, other, floor)
        assert.ok(found === exact || (found === 0 && exact < floor))
      }),
    )
  })
})
