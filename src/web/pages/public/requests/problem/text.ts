/** Wording of the pages that say why a request cannot be filled in just now. */
export const problemText = {
  closed: {
    title: '网上申请暂时不能用',
    says: '本系统现在没有连接数据库，不能接收申请，也不能查询进度。请稍后再来，或者用下面的方式申请。',
  },
  noDraft: {
    title: '没有正在填写的申请',
    says: '草稿已经删除、已经过期，或者是在另一个浏览器里填写的。已经提交的申请，请用编号和查询码查询。',
    begin: '开始一件新的申请',
    track: '查询已提交的申请',
  },
  stale: {
    title: '这个页面已经过期',
    says: '页面打开得太久，或者同一个浏览器里换了另一件申请，这次没有提交。请回去重新打开那一页。',
    back: '回到申请公开',
  },
  wait: {
    title: '请稍候再试',
    says: (wait: string) =>
      `从您所在的网络来的请求太多，请 ${wait}后再试。已经填写的草稿还在，已经提交的申请不受影响。`,
  },
  trouble: {
    'disk-full': {
      title: '没有保存：存储空间已满',
      says: '这次填写的内容没有保存。内容还在这一页里，请稍后再提交一次。',
      looked: '存储空间已满，页面暂时打不开。已经保存的内容没有丢失。',
    },
    'database-away': {
      title: '没有保存：系统正在恢复',
      says: '这次填写的内容没有保存。内容还在这一页里，请过一会儿再提交一次；已经收到的不会重复。',
      looked: '系统正在恢复，页面暂时打不开。已经保存的内容没有丢失，请过一会儿再试。',
    },
  },
  filesAgain: '文件没有收到，请回到上一页重新选择。',
  again: '再提交一次',
} as const
