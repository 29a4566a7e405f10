import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCommonPassword } from './common-passwords.ts'
import { checkPassword, describePolicy, passwordPolicies } from './password-policy.ts'

const { dengbao3, asvs } = passwordPolicies
const context = { words: ['zhanghaiyan', '张海燕', '虚构区档案局'] }
const check = (password: string, policy = dengbao3) => checkPassword(policy, password, context)

test('口令规则 dengbao3 / 11、12 个字符 / 不够，够', () => {
  assert.match(check('Vermil9-ink')[0] ?? '', /至少 12 个字符，现在是 11 个/)
  assert.deepEqual(check('Vermil9-inks'), [])
})

test('口令规则 dengbao3 / 两类、三类、四类字符 / 至少三类；汉字算一类', () => {
  assert.match(check('vermilioninks9')[0] ?? '', /至少 3 种/)
  assert.deepEqual(check('VermilionInks9'), [])
  assert.deepEqual(check('Vermilion-Ink9'), [])
  assert.deepEqual(check('朱批在页边9vermilion'), [])
})

test('口令规则 asvs / 14、15 个字符，只有小写 / 不够，够：不要求组合，不要求定期更换', () => {
  assert.match(check('margincorrects', asvs)[0] ?? '', /至少 15 个字符/)
  assert.deepEqual(check('margincorrectsx', asvs), [])
  assert.equal(asvs.days, null)
  assert.equal(dengbao3.days, 90)
  assert.equal(dengbao3.history, 5)
})

test('口令规则 / 64 个字符以上、空格、表情 / 可以；超过 256 / 不可以', () => {
  assert.deepEqual(check(`${'Quiet margin 7 '.repeat(5)}tail`), [])
  assert.deepEqual(check('朱批 Quiet7 🖋 margin'), [])
  assert.match(check(`aB9-xq${'Zv3.'.repeat(63)}`)[0] ?? '', /最多 256/)
})

test('常见口令 / 词加数字和符号、键盘走位、重复、形似字母 / 都认得', () => {
  const common = [
    'Password2026!',
    'P@ssw0rd2026!!',
    'Admin123456789!',
    'adminADMIN123',
    'Woaini1314520!',
    'Beijing@2024!!',
    'Qwerty123456!',
    '1qaz2wsx3edc',
    '1qaz@WSX',
    '1q2w3e4r5t6y',
    'Zaq12wsxCDE3',
    'qwertyuiop123',
    'asdfghjkl;1A',
    'Abc123abc123',
    'aaaaaaaaaaaa',
    'Aa1!Aa1!Aa1!',
    '123456789012',
    '20260302!!!!',
    'PasswordPassword',
    'Letmein!!!2026',
    'Welcome@12345',
    'Zhengfu123456',
    '!@#$%^&*()_+',
    'abcdefghijkl1',
    'Iloveyou20260302',
    'drowssaP'.split('').reverse().join(''),
  ]
  for (const password of common) assert.equal(isCommonPassword(password), true, password)
})

test('常见口令 / 随机的、成句的 / 不误伤', () => {
  const fine = [
    'tR7#pLw9vQ2m',
    'Vermilion-Ink9',
    'correct horse battery staple',
    'k3-Sunshine-under-lamp',
    '朱批在页边，印在年月上',
    'Xk2qazVbn8Lp',
    'margins for 12 proofs',
    'my3catsAte9fish',
    '9f86d081884c7d65',
  ]
  for (const password of fine) assert.equal(isCommonPassword(password), false, password)
})

test('口令规则 / 含姓名、用户名、单位名、本系统名 / 说出是哪个词', () => {
  assert.match(check('x9-ZhangHaiyan-Q').join(), /“zhanghaiyan”/)
  assert.match(check('张海燕Q9-margin-x').join(), /“张海燕”/)
  assert.match(check('GongKai-91-margin').join(), /“gongkai”/)
  const short = checkPassword(dengbao3, 'Vermil9-li-inks', { words: ['li', '李'] })
  assert.deepEqual(short, [], 'one or two letters stand in too many words')
})

test('口令规则 / 说明 / 写出长度、种类、更换期和历史', () => {
  assert.deepEqual(
    describePolicy(dengbao3).map((line) => /\d+/.exec(line)?.[0]),
    ['12', '3', undefined, '90', '5'],
  )
  assert.equal(
    describePolicy(asvs).some((line) => line.includes('更换')),
    false,
  )
})
