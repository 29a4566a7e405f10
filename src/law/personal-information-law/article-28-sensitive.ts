import type { Rule } from '../rule.ts'

/** 《个人信息保护法》第二十八条第一款: what counts as sensitive. */
export const sensitivePersonalInformation = {
  id: 'sensitive-personal-information',
  cites: { instrument: 'personal-information-law', article: 28, paragraph: 1 },
  says: '敏感个人信息是一旦泄露或者非法使用，容易导致自然人的人格尊严受到侵害或者人身、财产安全受到危害的个人信息，包括生物识别、宗教信仰、特定身份、医疗健康、金融账户、行踪轨迹等信息，以及不满十四周岁未成年人的个人信息。',
  verification: 'to-be-confirmed',
} as const satisfies Rule
