import type { ClockNote } from '../../../../domain/requests/clock-note.ts'
import type { IntakeChannel } from '../../../../law/disclosure-regulation/article-31-receipt-date.ts'

/** Wording of the calculator. */
export const calculatorText = {
  title: '期限与收费',
  lead: '算出政府信息公开申请的答复期限和信息处理费，并逐日、逐档说明理由。结果的网址可以保存、转发。',
  clock: {
    heading: '答复期限',
    received: '收到申请之日',
    channel: '申请渠道',
    channels: {
      'in-person': '当面提交（提交之日）',
      'signed-mail': '挂号、特快专递（签收之日）',
      'ordinary-mail': '平常信函（与申请人确认之日）',
      internet: '互联网（双方确认之日）',
      fax: '传真（双方确认之日）',
      misdirected: '寄给其他内设机构、个人后转来（工作机构与申请人确认之日）',
    } satisfies Record<IntakeChannel, string>,
    more: '办理中发生的事（没有就不填）',
    supplementAsked: '告知补正之日',
    supplementReceived: '收到补正的申请之日',
    extended: '告知延期之日',
    extendedDays: '延长几个工作日',
    sent: (number: number) => `第 ${number} 次征求意见：发出之日`,
    answered: '收到意见之日（还没有收到就空着）',
    consulted: '征求谁的意见',
    consultedNames: { 'third-party': '第三方', 'co-maker': '共同制作机关', 'other-organ': '其他机关' },
    feeNotified: '申请人收到收费通知之日',
    feePaid: '申请人缴清费用之日',
    replied: '答复之日（邮寄的是交邮之日）',
    submit: '算期限',
    due: '最迟答复日',
    none: '还不能确定',
    provisional: '待公布',
    provisionalExplain:
      '其中有的日子，国务院办公厅还没有公布放假调休安排，暂按周一至周五上班推算；公布以后可能变动。',
    rules: '适用：',
    noteKinds: { breach: '不合规定', 'no-effect': '不起作用', remark: '请注意' } satisfies Record<
      ClockNote['kind'],
      string
    >,
    daysSummary: '逐日理由',
    legend: '数字是第几个工作日；“班”是调休上班的周末；“休”是放假；“除”是不计入期限的征求意见时间。',
  },
  fee: {
    heading: '信息处理费',
    byItem: '按件：同一申请人一个自然月内累计申请多少件',
    byPage: '按量：一次申请要提供多少页',
    items: '件数',
    pages: '页数',
    submit: '算收费',
    total: '应收',
    yuan: '元',
    free: '不收费',
    oneMethod: '同一次申请只能选一种计收方式，不能并用。',
    caption: '分档计算',
  },
  problems: {
    heading: '有几处要改',
    notADate: '请写成年-月-日，例如 2025-09-30。',
    missingReceived: '请填写收到申请之日。',
    notANumber: '请填写整数。',
    pair: '填了收到之日，也要填发出之日。',
  },
} as const
