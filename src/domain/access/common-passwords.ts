/**
 * Passwords that stand first in every list of leaked ones, kept offline. People make them by one recipe: a word, a walk
 * on the keyboard or a date, with digits and signs around it and look-alike letters in it. So the recipe is undone and
 * the core is looked up: 430 cores stand for many thousand printed passwords ("P@ssw0rd2024!", "Woaini1314520").
 */

const words =
  `password passwd passcode passw pass pwd admin administrator root user username login logon guest test tester
testing demo default public private secret changeme changeit letmein welcome system sysadmin superadmin superuser
manager operator service server master oracle mysql postgres postgresql database sqlserver cisco huawei h3c zte
lenovo inspur dell ubuntu linux windows office microsoft apple google amazon facebook twitter instagram youtube
iloveyou loveyou love lover lovely loveme iloveu mylove sweetheart darling baby babygirl angel princess prince queen
king dragon monkey tiger lion eagle falcon phoenix panda dolphin kitty hello hellokitty kitten puppy doggy bailey
charlie daniel david michael michelle jordan jennifer jessica joshua justin andrew anthony amanda ashley matthew
thomas robert richard george william james john peter martin steven maria nicole hannah sophie samantha hunter
football baseball basketball soccer hockey superman batman spiderman pokemon naruto starwars matrix ninja shadow
sunshine summer winter spring autumn monday friday sunday flower rose orange banana cherry chocolate cookie coffee
pepper ginger butter cheese purple yellow green blue silver golden diamond crystal rainbow mustang ferrari porsche
mercedes corvette yamaha computer internet whatever trustno freedom liberty forever friend friends family mother
father sister brother happy lucky money dollar killer zombie hacker access control security secure safety network
online website email mail phone mobile china chinese beijing shanghai guangzhou shenzhen chongqing tianjin nanjing
hangzhou suzhou wuhan chengdu xian jinan qingdao dalian shenyang harbin changsha zhengzhou kunming guiyang nanning
fuzhou xiamen hefei nanchang taiyuan lanzhou xining yinchuan urumqi lhasa hohhot shijiazhuang haikou sanya baoshan
zhongguo zhonghua zhongyang renmin guojia zhengfu zhengwu gongkai xinxi bangong bangongshi bangongting chuzhang
juzhang kezhang shuji xianzhang shizhang quzhang xianwei shiwei quwei weiban dangwei jiwei gonganju caizhengju
fagaiwei minzhengju woaini woaizhongguo woaiwojia woshini woshishui wohenni wodemima mima mimamima qingwen nihao
nihaoma wangyi taobao alibaba alipay zhifubao weixin wechat tencent baidu sina sohu weibo jingdong xiaomi dandan
laopo laogong baobei baobao xiaobao xinxin tiantian lele beibei mingming xiaoming zhangsan lisi wangwu zhaoliu
zhangwei wangwei wangfang liwei lina zhangmin lijing wangjing liuwei wangxiu zhangli liqiang wangyong caonima
shabi nimabi sunny tianya tangshi fuck fuckyou fuckoff asshole bitch sexy hotgirl pussy ihateyou cheater
abc abcd abcde abcdef abcdefg abcdefgh aaa aaaa aaaaaa aabbcc abab abcabc xyz zzz qqq qaz wsx edc qwe qwer qwert
qwerty qwertyu qwertyui qwertyuiop qweasd qweasdzxc qwaszx asd asdf asdfg asdfgh asdfghjkl asdasd zxc zxcv zxcvb
zxcvbn zxcvbnm qazwsx qazwsxedc qazwsxedcrfv wsxedc asdzxc poiuyt poiuytrewq lkjhgfdsa mnbvcxz qwertzuiop azerty
dvorak qaqwsx rfv tgb yhn ujm ikm olp plm okn ijn abcxyz onetwothree yiersan yiersansi onepiece letmeinnow
nopassword mypassword yourpassword thepassword passwordpassword adminadmin rootroot testtest useruser adminpassword
passwordadmin administrators p w q a z x`.split(/\s+/)

const cores: ReadonlySet<string> = new Set(words)

/** Walks that mix digits and letters, which taking digits off would hide. */
const walks = [
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'q1w2e3r4t5y6u7i8o9p0',
  'qwertyuiopasdfghjklzxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
  'zaq1xsw2cde3vfr4bgt5nhy6mju7',
  'zaq12wsxcde34rfv',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  '98765432109876543210',
  '147258369',
  '147852369',
  '159357',
  '1a2b3c4d5e6f7g8h9i0j',
  'a1b2c3d4e5f6g7h8i9j0',
  'abc123abc123',
]

const lookAlikes: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '0': 'o',
  '1': 'i',
  '!': 'i',
  '3': 'e',
  $: 's',
  '5': 's',
  '7': 't',
  '8': 'b',
}

/** Shortest run of a walk that counts: a shorter one stands in good passwords too. */
const shortestWalk = 6

/** True when the password is one of the common ones or made from one by the usual recipe. */
export function isCommonPassword(password: string): boolean {
  const low = password.toLowerCase()
  const bare = strip(low)
  if (bare === '') return true // nothing but digits and signs
  const readings = [low, bare, strip(withoutLookAlikes(low)), withoutLookAlikes(bare)]
  if (readings.some((reading) => cores.has(reading) || isRepeated(reading))) return true
  const keys = unshifted(low)
  const rest = withoutWalks(keys)
  return rest !== keys && (strip(rest) === '' || cores.has(strip(rest)))
}

function strip(text: string): string {
  return text.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '')
}

function withoutLookAlikes(text: string): string {
  return Array.from(text, (character) => lookAlikes[character] ?? character).join('')
}

/** "abcabcabc", "aaaaaaaaaaaa", "passwordpassword", "Ab1!Ab1!Ab1!": a short piece said again and again. */
function isRepeated(text: string): boolean {
  return (text.length > 0 && /^(.{1,4}?)\1{2,}$/u.test(text)) || /^(.{5,})\1+$/u.test(text)
}

/** The keys that were struck: "1qaz@WSX" walks as "1qaz2wsx" does. */
function unshifted(text: string): string {
  const shifted = ')!@#$%^&*('
  return Array.from(text, (character) => {
    const digit = shifted.indexOf(character)
    return digit < 0 ? character : String(digit)
  }).join('')
}

/** The text without the longest runs of each walk, forward or backward. */
function withoutWalks(text: string): string {
  let rest = text
  for (const walk of walks.flatMap((each) => [each, [...each].reverse().join('')])) {
    for (let length = walk.length; length >= Math.min(shortestWalk, walk.length); length--) {
      for (let start = 0; start + length <= walk.length; start++) {
        rest = rest.replaceAll(walk.slice(start, start + length), '')
      }
    }
  }
  return rest
}
