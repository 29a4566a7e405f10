/** Surnames, for telling a name from a word. Not a legal list: the two hundred commonest and those of two characters. */

export const compoundSurnames: readonly string[] =
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 长孙 宇文 端木 轩辕 呼延 南宫 独孤 淳于 单于 申屠 闻人 澹台'.split(
    ' ',
  )

const single =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边'

/** Length of the surname at the start of a text; 0 = none known. */
export function surnameLength(text: string): number {
  if (compoundSurnames.includes(text.slice(0, 2))) return 2
  return text !== '' && single.includes(text.charAt(0)) ? 1 : 0
}
