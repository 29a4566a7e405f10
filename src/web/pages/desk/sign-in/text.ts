export const signInText = {
  title: '登录',
  lead: '公开办公端供行政机关工作人员使用。办理依申请公开、查看公开的信息，请到门户。',
  loginName: '用户名',
  password: '口令',
  next: '下一步',
  codeTitle: '输入验证码',
  code: '验证码',
  codeHint: '打开手机上的验证器，输入“公开”现在显示的六位数字。',
  submit: '登录',
  again: '换一个账号',
  help: '忘记口令、换了手机：请联系本机关的系统管理员重置，会得到一个新的一次性链接。',
} as const
