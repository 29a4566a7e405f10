export const exchangeText = {
  importHint:
    'CSV、xlsx 或者 xls，一行一件。列名写法不同也认得：登记号、收到申请日期、申请人、申请人类型、申请内容、办理结果、答复日期等。',
  modes: [
    { value: 'try', label: '先试一遍：只检查，不改动' },
    { value: 'apply', label: '正式导入：有一处错误就一行都不导入' },
  ],
  again: '同一张表再导入一次，不会多出案件。已经在系统里的，导入不改动。',
  applicants: '含申请人信息的导出要写明理由，每件都记入访问日志。用后请删除文件。',
} as const
