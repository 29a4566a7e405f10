import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { CellKind } from '../../law/annual-report-form.ts'
import { readCellText } from './cell-text.ts'

const read = (raw: string, kind: CellKind = 'count') => readCellText(raw, kind, null)

function numbers(kind: CellKind, cases: Record<string, number>): void {
  for (const [raw, value] of Object.entries(cases)) {
    const cell = read(raw, kind)
    assert.deepEqual([raw, cell.state, cell.value, cell.raw], [raw, 'number', value, raw])
  }
}

function states(kind: CellKind, state: string, cases: readonly string[]): void {
  for (const raw of cases) {
    const cell = read(raw, kind)
    assert.deepEqual([raw, cell.state, cell.value], [raw, state, null])
  }
}

test('单元格 / 空、不间断空格、全角空格、零宽字符 / 都是空白，不是 0', () => {
  states('count', 'blank', ['', ' ', '\u00a0', '\u3000\u3000', '\u200b', '\ufeff\n', ' \t\n '])
})

test('单元格 / 斜杠、横线、“无” / 是记号，不是 0', () => {
  states('count', 'mark', [
    '/',
    '／',
    '—',
    '——',
    '-',
    '--',
    '－',
    '–',
    '无',
    '無',
    '/ /',
    '*',
    'N/A',
    'n/a',
    '空',
    '\\',
    '（无）',
    '不适用',
  ])
  states('money-wan', 'mark', ['/', '—', '无'])
  states('signed-count', 'mark', ['-', '—', '/'])
})

test('件数 / 各种写法的整数 / 读成同一个数', () => {
  numbers('count', {
    '0': 0,
    '12': 12,
    '１２': 12,
    '1,234': 1234,
    '１，２３４': 1234,
    '12,345,678': 12345678,
    ' 7\n': 7,
    '1 2': 12,
    '1 276': 1276,
    '12件': 12,
    '12 件': 12,
    '0件': 0,
    '3项': 3,
    共12件: 12,
    '1.2万件': 12000,
    一件: 1,
    十二: 12,
    两件: 2,
    二十三项: 23,
    零: 0,
    〇: 0,
    O: 0,
    o: 0,
    '05': 5,
    '12。': 12,
  })
})

test('件数 / 格内加注 / 读注前的数', () => {
  numbers('count', {
    '22（其中修订16件）': 22,
    '22(其中修订16件)': 22,
    '5（含上年度结转数量）': 5,
    '12件（含上年结转3件）': 12,
    '22，其中修订16件': 22,
    '22 其中修订16件': 22,
    '（含上年结转）22': 22,
    '22※': 22,
    '22¹': 22,
    '18⁽¹⁾': 18,
    '859（含上年结转': 859,
  })
})

test('件数 / 负数和小数 / 照原样读出，由核查判断', () => {
  numbers('count', { '-8': -8, '－8': -8, '−8': -8, '+8': 8, '1.5': 1.5 })
})

test('件数 / 说不准的写法 / 留作文字，不臆造数', () => {
  states('count', 'text', [
    '四十余条',
    '约12件',
    '22（16）',
    '3/2',
    '一',
    '000',
    '00',
    '1,23',
    '12,34',
    '3-5',
    '见附件',
    '12%',
    '1.',
    '2、',
    '1.2.3',
    '12abc',
    '十余',
    '12345678901234567890',
    '1\n2',
  ])
})

test('增减数 / 带符号和文字的写法 / 读成有正负的数', () => {
  numbers('signed-count', {
    '+1': 1,
    '＋1': 1,
    '-8': -8,
    '－8': -8,
    '—8': -8,
    增15: 15,
    增2: 2,
    减4: -4,
    增加15: 15,
    减少4件: -4,
    新增1项: 1,
    '0': 0,
    '+(0) -(0)': 0,
    '+0/-0': 0,
    '0/0': 0,
    增0减0: 0,
    '增/减0': 0,
    持平: 0,
    '12': 12,
    '↓2': -2,
    '-0': 0,
  })
  assert.ok(Object.is(read('-0', 'signed-count').value, 0))
})

test('增减数 / 增减都写 / 按净数读并说明是推算；没有符号的一对不读', () => {
  const cell = read('增3减2', 'signed-count')
  assert.equal(cell.value, 1)
  assert.match(cell.guessed ?? '', /净增减/)
  assert.equal(read('+3/-2', 'signed-count').value, 1)
  states('signed-count', 'text', ['3/2', '增减'])
})

test('万元 / 元只在格内印出时换算 / 十进制精确', () => {
  numbers('money-wan', {
    '48.9919': 48.9919,
    '24252.311082': 24252.311082,
    '1276.5534万元': 1276.5534,
    '1,276.55': 1276.55,
    '489919元': 48.9919,
    '251000元': 25.1,
    '1元': 0.0001,
    '0.3元': 0.00003,
    '1.2亿元': 12000,
    '0元': 0,
    '0件': 0,
    '7730.28': 7730.28,
    '12．5': 12.5,
    '￥300': 0.03,
    五万元: 5,
  })
  states('money-wan', 'text', ['48。99', '4件', '约30万元', '30—40'])
})

test('采购金额 / 单位写在格内 / 换算成元；没有单位的数不知是元是万元', () => {
  numbers('money-with-unit', {
    '251000元': 251000,
    '1276.5534万元': 12765534,
    '184,719元': 184719,
    '0': 0,
    '0.00': 0,
    '2.5亿元': 250000000,
    '0.1万元': 1000,
  })
  states('money-with-unit', 'text', ['251000', '12.5'])
})

test('件数 / 任何自然数的任何常见写法 / 读回原数', () => {
  const wide = (text: string) =>
    text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
  const styles: ((value: number) => string)[] = [
    String,
    (value) => wide(String(value)),
    (value) => value.toLocaleString('en-US'),
    (value) => `${value}件`,
    (value) => [...String(value)].join(' '),
    (value) => `\u00a0${value}\u3000`,
    (value) => `${value}（其中网络申请）`,
  ]
  fc.assert(
    fc.property(fc.nat(9_999_999), fc.constantFrom(...styles), (value, style) => {
      assert.equal(read(style(value)).value, value)
    }),
  )
})

test('万元 / 任何以分为单位的元数 / 换算没有浮点误差', () => {
  fc.assert(
    fc.property(fc.nat(999_999_999), (cents) => {
      const yuan = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}元`
      const expected = Number(`${cents}e-6`)
      assert.equal(read(yuan, 'money-wan').value, expected)
    }),
  )
})

test('单元格 / 任何文字 / 不抛错，有数时必是有限数，原文保留', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom<CellKind>('count', 'signed-count', 'money-wan', 'money-with-unit'),
      (raw, kind) => {
        const cell = read(raw, kind)
        assert.equal(cell.raw, raw)
        assert.equal(cell.value !== null, cell.state === 'number')
        if (cell.value !== null) assert.ok(Number.isFinite(cell.value))
      },
    ),
  )
})
