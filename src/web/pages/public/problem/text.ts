/** Wording of the pages that say no. */
export const problemText = {
  404: { title: '没有这个页面', advice: '地址可能写错了。可以从上面的栏目重新进入。' },
  410: { title: '文件已销毁', advice: '办理的经过和结果还在，可以回到申请的页面查看。' },
  429: {
    title: '一分钟里提交得太多',
    advice: '文件没有读，也没有留存。稍后按浏览器的“返回”，重新提交就行。',
  },
  500: {
    title: '程序出错了',
    advice: '这是程序的问题，不是文件的问题。请重试；如果再次出现，请把操作步骤告诉维护人员。',
  },
  busy: { title: '现在很忙', advice: '文件没有丢，也没有留存；稍后重新提交就行。' },
  refused: { title: '没有收下这次提交', advice: '请返回上一页，改好以后重新提交。' },
  unreadable: { title: '这份文件读不了', advice: '请按上面的说明处理后，再回首页重新选择文件。' },
} as const
