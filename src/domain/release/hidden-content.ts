/**
 * What a file can hold that nobody sees on its pages. One line a kind: its name, how grave it is, what to do. The gate
 * knows no other kinds, and what it cannot look through is a kind of its own: `uninspectable`.
 */

/** `blocks`: the file never leaves as it is. `look`: a person looks, says why it may stay, and a second one agrees. */
export type HiddenSeverity = 'blocks' | 'look'

interface KindRule {
  readonly name: string
  readonly severity: HiddenSeverity
  /** For the person: what it means. */
  readonly says: string
}

const blocks = (name: string, says: string) => ({ name, severity: 'blocks', says }) as const
const look = (name: string, says: string) => ({ name, severity: 'look', says }) as const

export const hiddenKinds = {
  uninspectable: blocks('无法检查', '系统看不懂这个文件或者其中一部分，看不懂的不放行。'),
  encrypted: blocks('有密码或者加密', '加密的内容检查不了。'),
  'stray-bytes': blocks('夹带的数据', '文件的前后或者中间有不属于它的数据。'),
  // 版本与修订
  'earlier-revision': blocks('以前的版本', '文件里还留着修改之前的内容，能够还原。'),
  'unreachable-object': blocks('没有用到的内容', '文件里有页面上不用、但能取出的内容。'),
  revision: blocks('修订记录', '插入、删除的痕迹带着原文和作者。'),
  // 看不见的文字和图
  'hidden-text': blocks('看不见的文字', '文字在文件里，页面上看不见，复制、搜索就能得到。'),
  'covered-text': blocks('遮在下面的文字', '文字被色块、图片或者别的文字盖住，并没有删除。'),
  'covered-picture': blocks('遮在下面的图片', '图片的一部分被色块盖住，拿掉色块就能看见。'),
  'cropped-picture': blocks('裁剪过的图片', '裁掉的部分还留在文件里。'),
  'tiny-text': blocks('小得看不见的文字', '字号小到读不出来。'),
  'undrawable-text': blocks(
    '画不出来的文字',
    '字体没有嵌入文件，系统画不出这些字，无法核对看到的是否就是文件里的。',
  ),
  'transparent-picture': blocks('透明的图片', '透明的像素里可以留有原来的颜色。'),
  'invisible-characters': blocks('不可见字符', '零宽字符、方向控制符等能够藏字或者改变读法。'),
  // 电子表格
  'hidden-sheet': blocks('隐藏的工作表', '取消隐藏就能看到整张表。'),
  'hidden-row': blocks('隐藏的行', '取消隐藏、取消筛选就能看到。'),
  'hidden-column': blocks('隐藏的列', '取消隐藏就能看到。'),
  'hidden-cell': blocks('看不见的单元格', '数字格式、字体颜色或者合并单元格把值藏了起来。'),
  'pivot-cache': blocks('数据透视表缓存', '缓存里是原始数据的全部行。'),
  'data-model': blocks('数据模型', '工作簿里嵌着成套的原始数据。'),
  connection: blocks('外部数据连接', '连接里有服务器、账号、查询语句。'),
  'external-link': blocks('外部链接的缓存', '链接的另一个文件的内容缓存在里面。'),
  'defined-name': look('定义的名称', '名称可以带着常量、指向隐藏的区域。'),
  formula: look('公式', '公式里写有文字或者引用别的文件，比显示的多。'),
  'unused-string': blocks('删去的文字', '单元格里已经没有、文件里还留着的文字。'),
  'validation-list': look('下拉选项、提示', '选项和提示不显示在表上。'),
  'header-footer': look('打印页眉页脚', '屏幕上看不到，打印时出现。'),
  // 附着的东西
  comment: blocks('批注', '批注带着意见和作者。'),
  annotation: blocks('PDF 注释', '注释、图章、高亮可以移开，里面还有文字和作者。'),
  'unapplied-redaction': blocks('没有执行的涂黑', '只是做了涂黑的记号，内容并没有删除。'),
  'form-field': blocks('表单域', '表单域的值、提示可以和显示的不同。'),
  attachment: blocks('附件', '文件里附着别的文件。'),
  'embedded-object': blocks('嵌入的对象', '嵌入的表格、文档里有完整的内容。'),
  'custom-data': blocks('自定义数据', '程序存在文件里的数据、变量。'),
  'active-content': blocks('脚本、宏、动作', '打开时自己运行。'),
  'hidden-layer': blocks('隐藏的图层', '打开图层就能看到。'),
  'field-code': look('域代码', '域里可以有路径、数据源、没有显示的内容。'),
  'alternate-content': blocks('另一套内容', '不同的软件显示不同的内容。'),
  // 说明性的文字
  metadata: look('文档属性', '标题、作者、单位、关键词等。'),
  'picture-metadata': blocks('图片的拍摄信息', '地点、时间、设备、缩略图等。'),
  thumbnail: blocks('缩略图', '缩略图可能是修改之前的样子。'),
  bookmark: look('书签', '书签里的文字页面上没有，可能是已删去的标题。'),
  'alternate-text': look('替代文字', '图片的说明文字，页面上看不见。'),
  'link-target': look('链接的地址', '链接的地址页面上看不见。'),
  // 要人看的
  'scanned-page': look('扫描的页面', '页面是图片，系统读不出文字，要逐页看过。'),
  picture: look('图片', '系统不认图片里的字，要看过。'),
  'personal-data': look('疑似个人信息', '身份证号、手机号、姓名、住址等。'),
} as const satisfies Record<string, KindRule>

export type HiddenKind = keyof typeof hiddenKinds

export interface HiddenContent {
  readonly kind: HiddenKind
  /** Where, in Chinese: "第 3 页", "工作表“汇总”第 5 行". */
  readonly where: string
  /** A piece of what was found; '' where there is nothing to quote. */
  readonly quote: string
}

/** Which files the gate can look through. */
export type InspectedFormat = 'pdf' | 'docx' | 'xlsx' | 'image' | 'text' | 'unknown'

export interface Inspection {
  readonly format: InspectedFormat
  readonly found: readonly HiddenContent[]
}

export const severityOf = ({ kind }: HiddenContent): HiddenSeverity => hiddenKinds[kind].severity

const longestQuote = 80
const mostPerKind = 12

/** A piece of text to quote: one line, not too long. */
export function quoteOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = Array.from(line)
  return characters.length <= longestQuote ? line : `${characters.slice(0, longestQuote).join('')}…`
}

/** At most so many of a kind, the last saying how many more: a leaking file can hold thousands. */
export function shortened(found: readonly HiddenContent[]): HiddenContent[] {
  const counts = new Map<HiddenKind, number>()
  const kept = found.filter(({ kind }) => {
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    return count <= mostPerKind
  })
  const more = [...counts].filter(([, count]) => count > mostPerKind)
  return [
    ...kept,
    ...more.map(
      ([kind, count]): HiddenContent => ({ kind, where: `另有 ${count - mostPerKind} 处`, quote: '' }),
    ),
  ]
}
