/** Personal data that is not a number alone: mailboxes, passports, number plates, traders' codes, addresses. */

import type { PersonalDataClass } from '../../law/personal-data-classes.ts'
import { isCreditCode } from '../organs/credit-code.ts'
import { before, speaksOfOffice, speaksOfPerson } from './screen-context.ts'
import type { ScreenHit } from './screen-text.ts'

type Judgement = ScreenHit['confidence'] | null

/** One kind: where it may stand, and how sure the words before make it. Every repetition is bounded: no text is slow. */
interface WordRule {
  readonly class: PersonalDataClass
  readonly pattern: RegExp
  readonly judge: (match: string, words: string) => Judgement
}

const freeMail = /@(?:qq|163|126|139|189|sina|sohu|foxmail|gmail|hotmail|outlook|yeah|aliyun|yahoo|icloud)\./i

const rules: readonly WordRule[] = [
  {
    class: 'email',
    pattern: /(?<![\w.+-])[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,18}(?![\w-])/g,
    judge: (match, words) => {
      if (!freeMail.test(match)) return speaksOfPerson(words) && !/\.gov\./i.test(match) ? 'possible' : null
      if (speaksOfPerson(words)) return 'likely'
      return speaksOfOffice(words) ? null : 'possible'
    },
  },
  {
    class: 'passport',
    pattern: /(?<![A-Za-z0-9])(?:[DEGPS]\d{8}|E[A-HJ-NP-Z]\d{7}|[CHM]\d{8}(?:\d{2})?)(?![A-Za-z0-9])/gi,
    judge: (_, words) => (/护照|通行证|回乡证|证件/.test(words) ? 'likely' : null),
  },
  {
    class: 'licence-plate',
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•. ]?(?=[A-HJ-NP-Z0-9]{0,4}\d)[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])/g,
    judge: (_, words) => (/公务用?车|执法车|公车|单位车辆|警车/.test(words) ? null : 'likely'),
  },
  {
    class: 'credit-code',
    // 92: 个体工商户. Codes of organs and companies are public.
    pattern: /(?<![A-Za-z0-9])92\d{6}[A-HJ-NPQRTUWXY\d]{10}(?![A-Za-z0-9])/gi,
    judge: (match) => (isCreditCode(match.toUpperCase()) ? 'possible' : null),
  },
  {
    class: 'address',
    // Said to be where somebody lives.
    pattern:
      /(?<=(?:住址|住所|住处|现住|户籍地|户籍地址|家住|居住地|家庭地址)(?:为|是|在|[:： ]){0,2})[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9()-]{3,50}(?:[号室组户幢栋村]|单元)/g,
    judge: (_, words) => (/办公|机关|单位|公司|法人|注册/.test(words) ? null : 'likely'),
  },
  {
    class: 'address',
    // Down to the flat: an office is seldom that.
    pattern:
      /[\u4e00-\u9fff]{2,12}(?:路|街|巷|弄|道|村|苑|园|小区)\d{0,5}(?:号|弄)?\d{0,4}(?:号楼|幢|栋|号)?(?:\d{1,2}单元)?\d{1,4}(?:室|户)/g,
    judge: (_, words) => {
      if (speaksOfPerson(words)) return 'likely'
      return speaksOfOffice(words) ? null : 'possible'
    },
  },
]

export function findWords(text: string): ScreenHit[] {
  return rules.flatMap(({ class: dataClass, pattern, judge }) => {
    const hits: ScreenHit[] = []
    for (const { 0: match, index } of text.matchAll(pattern)) {
      const confidence = judge(match, before(text, index))
      if (confidence !== null)
        hits.push({ class: dataClass, start: index, end: index + match.length, confidence })
    }
    return hits
  })
}
