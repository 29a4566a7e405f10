import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { balancedReport, withText } from '../../../../test/support/report-builder.ts'
import { audit } from '../audit/audit.ts'
import { compactText } from './compact-text.ts'
import { readNarrative } from './narrative.ts'

function facts(text: string) {
  return readNarrative(withText(balancedReport({ seed: 0 }), 1, text)).facts
}

describe('正文的读法', () => {
  it('空格、换行、全角数字 / 去掉以后 / 每个字符仍指回原处', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[收到申请件12 \n\u3000３４。]{0,60}$/), (source) => {
        const { text, original } = compactText(source)
        for (let index = 0; index < text.length; index++) {
          const character = source.charAt(original(index))
          if (text[index] === ' ') assert.match(character, /\s/)
          else if (/[３４]/.test(character))
            assert.equal(text.charCodeAt(index), character.charCodeAt(0) - 0xfee0)
          else assert.equal(text[index], character)
        }
      }),
    )
  })

  it('隔行、隔空格的数字 / 收到政府信息公开申请 ７５ 件 / 读出 75', () => {
    const text = '（二）依申请公开。共收到政府信息\n公开申请 ７５ 件。'
    const [fact] = facts(text)
    assert.deepEqual([fact?.meaning.kind, fact?.value], ['received', 75])
    assert.equal(text.slice(fact?.span.start, fact?.span.end), fact?.span.quote)
    assert.match(fact?.span.quote ?? '', /７５ 件$/)
  })

  it('第（一）项 / 不是新的一段 / 主题不变', () => {
    const text = '（二）依申请公开。根据第二十条第（一）项的规定办理。收到申请3件。'
    assert.deepEqual(
      facts(text).map(({ meaning, value }) => [meaning.kind, value]),
      [['received', 3]],
    )
  })

  it('拼凑的词语 / 反复堆叠很长 / 读得完，不出错', () => {
    const pieces = [
      '共有',
      '另有',
      '其中',
      '共计',
      '申请',
      '公开',
      '收到',
      '12件',
      '百分之',
      '一二三',
      '，',
      '（一）',
      '占总数比例',
      '规范性文件',
      '未收到',
      '复议',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 400 }), (words) => {
        assert.ok(audit(withText(balancedReport({ seed: 0 }), 1, words.join(''))).counts.error >= 0)
      }),
      { numRuns: 60 },
    )
    for (const piece of pieces) {
      const report = withText(balancedReport({ seed: 0 }), 1, `依申请公开收到${piece.repeat(4000)}5件`)
      assert.ok(audit(report).findings.length >= 0)
    }
  })

  it('任意字符 / 作为各部分正文 / 不出错', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
        assert.ok(audit(withText(balancedReport({ seed: 0 }), 1, text)).counts.unknown >= 0)
      }),
      { numRuns: 200 },
    )
  })
})
