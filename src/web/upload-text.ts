/** Wording for forms and files that cannot be taken. */
export const uploadText = {
  notAForm: '没有收到表单内容。请回到首页重新选择文件。',
  damagedForm: '表单在传送中断开或不完整。请重新选择文件再试一次。',
  requestTooLarge: '一次提交的内容超过 50 MB。请分几次提交。',
  fieldTooLarge: '有一项文字内容过长，没有读取。请删减以后再提交。',
  notText: '提交的内容里有不能保存的控制字符，没有处理。请删去以后再交。',
  tooManyParts: '一次提交的文件或者栏目过多（文件最多 10 个）。请分几次提交。',
  fileTooLarge: (name: string) => `文件“${name}”超过 20 MB，没有接收。请压缩以后再试。`,
  noneChosen: '还没有选择文件',
  noFile: '还没有选择文件。请选择一份年度报告。',
  busy: '正在处理的文件较多，请过一会儿再试。',
} as const
