/** Every article of the Regulation: the rules that encode it, or why none does. */
export interface ArticleCoverage {
  readonly article: number
  /** Ids of the rules that encode the article; empty when none does. */
  readonly rules: readonly string[]
  /** What of the article is not encoded, and why; null when nothing is left out. */
  readonly notEncoded: string | null
  /** A reading not settled, and the reading chosen (the one that favours the applicant). */
  readonly openQuestion?: string
}

const principle = '原则性规定，没有可以计算或者核对的内容'
const later = '属于后续功能，规则随该功能一并收录'

export const coverage = [
  { article: 1, rules: [], notEncoded: principle },
  { article: 2, rules: [], notEncoded: '定义，是否属于政府信息由人判断' },
  { article: 3, rules: [], notEncoded: `机关的块、条两种隶属关系，${later}` },
  { article: 4, rules: [], notEncoded: `信息公开工作机构及其职能，${later}` },
  { article: 5, rules: [], notEncoded: principle },
  { article: 6, rules: [], notEncoded: '及时、准确和澄清义务，没有期限' },
  { article: 7, rules: [], notEncoded: principle },
  { article: 8, rules: [], notEncoded: principle },
  { article: 9, rules: [], notEncoded: principle },
  {
    article: 10,
    rules: [
      'maker-discloses',
      'keeper-discloses',
      'first-obtainer-discloses',
      'branch-discloses',
      'lead-organ-discloses',
    ],
    notEncoded: '其他法律、法规对公开权限的另行规定',
  },
  { article: 11, rules: [], notEncoded: `公开前的协商、确认和批准，${later}` },
  {
    article: 12,
    rules: ['guide-kept-current', 'guide-contents', 'catalogue-contents'],
    notEncoded: null,
  },
  { article: 13, rules: ['closed-list-of-exceptions'], notEncoded: '第二款只说两种公开方式' },
  {
    article: 14,
    rules: ['state-secret', 'prohibited-by-law', 'security-and-stability'],
    notEncoded: null,
  },
  { article: 15, rules: ['third-party-rights', 'third-party-rights-overridden'], notEncoded: null },
  {
    article: 16,
    rules: ['internal-affairs', 'deliberative', 'enforcement-file', 'disclosure-ordered-by-law'],
    notEncoded: null,
  },
  {
    article: 17,
    rules: ['review-before-disclosure', 'doubt-referred-upward'],
    notEncoded: '第一款要求建立审查机制，由机关自行规定',
  },
  {
    article: 18,
    rules: ['reassessment'],
    notEncoded: null,
    openQuestion: '“定期”没有规定间隔，由机关自行设定。',
  },
  { article: 19, rules: ['proactive-test'], notEncoded: null },
  { article: 20, rules: ['proactive-content'], notEncoded: null },
  { article: 21, rules: ['city-and-county-content', 'township-content'], notEncoded: null },
  { article: 22, rules: [], notEncoded: '由上级机关部署，没有固定内容' },
  { article: 23, rules: ['publication-channels'], notEncoded: null },
  { article: 24, rules: ['platform-functions'], notEncoded: null },
  {
    article: 25,
    rules: ['supplied-to-archives-and-libraries'],
    notEncoded: '第一、二款关于查阅场所和设施，由人办理',
  },
  {
    article: 26,
    rules: ['publication-deadline'],
    notEncoded: '其他法律、法规另行规定的公开期限',
  },
  { article: 27, rules: ['who-may-ask'], notEncoded: null },
  { article: 28, rules: [], notEncoded: principle },
  { article: 29, rules: ['request-form', 'request-contents'], notEncoded: null },
  {
    article: 30,
    rules: ['supplement-notice', 'supplement-restart', 'supplement-lapsed'],
    notEncoded: null,
    openQuestion:
      '超过7个工作日才告知补正的，答复期限是否重新起算，条例没有说。收到补正的申请即重新起算（照字面），同时提示告知逾期；答复期限届满后才告知的，不重新起算；第二次告知补正的，不重新起算（“一次性告知”）。',
  },
  {
    article: 31,
    rules: [
      'received-in-person',
      'received-by-signed-mail',
      'received-by-ordinary-mail',
      'received-online-or-by-fax',
    ],
    notEncoded: null,
    openQuestion:
      '电子邮件：2015年期限解释以系统接收之日为收到之日，2019年条例第三十一条第三项改为双方确认之日，从新法。',
  },
  {
    article: 32,
    rules: [
      'third-party-consulted',
      'third-party-opinion',
      'third-party-silence',
      'third-party-objection',
      'public-interest-override',
    ],
    notEncoded: null,
  },
  {
    article: 33,
    rules: [
      'reply-on-the-spot',
      'reply-deadline',
      'reply-extension',
      'extension-told-in-time',
      'consultation-excluded',
      'consultation-boundary',
    ],
    notEncoded: null,
    openQuestion:
      '征求意见书发出当日和收到意见当日是否计入期限，条例没有说。默认发出日计入、收到日不计入，由规则 consultation-boundary 统一规定。延期应当最迟在期限最后一日告知，期限届满后告知的不发生延长的效力。',
  },
  { article: 34, rules: ['co-maker-opinion', 'co-maker-silence'], notEncoded: null },
  {
    article: 35,
    rules: ['reasons-asked', 'excessive-declined', 'reasonable-period'],
    notEncoded: null,
    openQuestion:
      '要求说明理由期间期限是否停止计算，条例没有说。不停止。告知的合理期限早于法定期限的，仍以法定期限为准。',
  },
  {
    article: 36,
    rules: [
      'already-published',
      'granted',
      'refused',
      'does-not-exist',
      'not-this-organ',
      'repeated',
      'special-register',
    ],
    notEncoded: null,
  },
  { article: 37, rules: ['severable'], notEncoded: null },
  { article: 38, rules: ['needs-creation'], notEncoded: null },
  { article: 39, rules: ['complaint-in-disguise', 'published-work'], notEncoded: null },
  { article: 40, rules: ['form-of-supply'], notEncoded: null },
  {
    article: 41,
    rules: ['correction-of-records', 'correction-made', 'correction-elsewhere'],
    notEncoded: null,
  },
  {
    article: 42,
    rules: ['free-of-charge', 'fee-for-excess'],
    notEncoded: '第二款授权制定收费办法，见信息处理费管理办法',
  },
  { article: 43, rules: ['assistance'], notEncoded: null },
  { article: 44, rules: ['conversion-to-publication', 'conversion-proposed'], notEncoded: null },
  { article: 45, rules: ['case-register'], notEncoded: null },
  { article: 46, rules: [], notEncoded: `考核、社会评议、责任追究，${later}` },
  { article: 47, rules: [], notEncoded: `监督检查和投诉，${later}` },
  { article: 48, rules: [], notEncoded: `培训，${later}` },
  {
    article: 49,
    rules: ['department-report-date', 'government-report-date'],
    notEncoded: null,
    openQuestion: '乡镇、街道、派出机构的年报期限，条例没有规定，从地方规定。',
  },
  {
    article: 50,
    rules: ['annual-report-contents', 'government-report-extras', 'uniform-format'],
    notEncoded: null,
  },
  { article: 51, rules: ['remedies-open'], notEncoded: null },
  { article: 52, rules: [], notEncoded: '法律责任，由有权机关判断' },
  { article: 53, rules: [], notEncoded: '法律责任，由有权机关判断' },
  { article: 54, rules: ['authorised-organisations'], notEncoded: null },
  { article: 55, rules: [], notEncoded: '公共企事业单位适用专门规定，不在本条例申请和年报范围内' },
  { article: 56, rules: [], notEncoded: '施行日期，见 instruments.ts' },
] as const satisfies readonly ArticleCoverage[]
