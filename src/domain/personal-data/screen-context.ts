/** The words before a find, which say whose it is. */

const wordsBefore = 30

/** Words that make a telephone, mailbox or address the office's own. */
const officeContact =
  /电话|手机|联系|热线|传真|咨询|举报|投诉|监督|服务|值班|办公|邮箱|邮编|QQ|微信|受理|地址|单位|机关|部门|中心|窗口/
/** Words that speak of a person. */
const personal =
  /申请人|当事人|被告|原告|户主|低保|特困|村民|居民|本人|家属|家长|监护人|患者|病人|学生|考生|残疾人|死者|身份证|姓名|家庭|住宅|宅电|户籍|出生/

export function before(text: string, at: number): string {
  return text.slice(Math.max(0, at - wordsBefore), at)
}

export function speaksOfOffice(words: string): boolean {
  return officeContact.test(words)
}

export function speaksOfPerson(words: string): boolean {
  return personal.test(words)
}
