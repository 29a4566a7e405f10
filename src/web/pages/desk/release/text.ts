import type { ReleaseAudience } from '../../../../domain/release/release.ts'

export const audienceNames: Readonly<Record<ReleaseAudience, string>> = {
  applicant: '申请人',
  public: '所有人',
}

export const releaseText = {
  about:
    '任何文件给申请人或者公众之前，都要经过这道门：系统查找看不见的内容，经办人标出应当遮盖的内容，系统生成新文件并重新打开核对，另一个人批准。查不了的不放行。',
  uploadHint: 'PDF、Word、Excel、图片、文本，不超过 20 MB。上传后只有本机关经办的人能看到。',
  asIs: '原样放行：一个字节也不改。只有检查不出隐藏内容、也不用遮盖的文件可以这样放行。',
  rewrite:
    '重新生成：只写入看得见的内容，遮盖处换成黑块，其余一概不带。PDF 和图片逐页成图，Word 排成 PDF，表格只留显示的值。',
  termsHint: '一行一个。出现在哪里就遮到哪里，换行、空格、全角半角不影响。',
  boxesHint: '位置是占页面宽、高的百分数，从左上角量起。可以在上面的页面图上拖出框，也可以直接填数字。',
  linesHint: '勾选的整行都遮盖。',
} as const
