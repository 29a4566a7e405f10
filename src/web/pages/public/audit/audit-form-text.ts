/** Wording of the form for a report to be audited. */
export const auditFormText = {
  heading: '核对一份年度报告',
  lead: '交来一份年报，当场读出三张表，指出哪一格不可能对、依据哪一条、改哪一格就平。',
  file: '年度报告',
  fileHint:
    'PDF（含扫描件）、Word、Excel、网页、纯文本、图片或本程序保存的 JSON，不超过 20 MB。可以把文件拖到这里。',
  previous: '上一年的年度报告（可不选）',
  previousHint: '选了就一并核对上年结转、现行有效件数和文字雷同。',
  submit: '开始核查',
  privacy: '文件只在这台机器上处理，不上传到任何外部，处理完不留存。扫描件要逐页识别，每页约需几秒，请稍候。',
  examples: '没有现成的文件？打开一份公开发布过的年报看看：',
  specimen: {
    caption: '某单位已发布的 2021 年年报，表三第一行',
    note: '2 + 0 + 0 + 0 + 0 + 2 = 4，总计写作 2',
  },
  errorHeading: '有一个问题',
} as const
