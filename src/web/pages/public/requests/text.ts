/** Wording of the pages of requests. */

import { supplementNotice } from '../../../../law/disclosure-regulation/article-30-supplement.ts'
import {
  replyDeadline,
  replyExtension,
} from '../../../../law/disclosure-regulation/article-33-reply-deadline.ts'

const replyDays = replyDeadline.term.length

export const startText = {
  title: '申请公开政府信息',
  lead: '向行政机关申请公开政府信息。不用注册账号，不用说明用途，不收取申请费。',
  track: '查询已提交的申请',
  calculator: '期限和收费怎么算',
  which: '向哪个机关申请',
  whichHint:
    '谁制作的信息，向谁申请；不知道是哪个机关的，向您认为最接近的机关提出，不归它公开的，它会告诉您该找谁。',
  search: '机关名称',
  find: '查找',
  all: '看全部机关',
  more: '更多机关',
  noOrgans: '还没有可以申请的机关',
  noOrgansHint: '本系统还没有登记机关。',
  notFound: (search: string) => `没有名称里有“${search}”的机关`,
  notFoundHint: '请换一个短一些的词，例如只写“档案局”。',
  know: {
    title: '申请以前',
    says: [
      '要填写的是：想要什么信息、您的姓名和身份证件、联系方式、希望得到的形式。',
      `机关自收到申请之日起 ${replyDays} 个工作日内答复；需要延长的，最多再延长 ${replyExtension.term.length} 个工作日，并会告诉您。网上提交的，以双方确认之日为收到之日，机关会尽快同您联系。`,
      '填写中途可以离开，草稿会留在这个浏览器里。',
      '阅读困难或者有视听障碍的，可以在申请里说明需要的帮助。',
    ],
  },
  kept: {
    draft: '这个浏览器里有一份没有提交的申请草稿。',
    goOn: '继续填写',
    sent: (number: string) => `您刚才提交的申请编号是 ${number}。`,
    receipt: '看回执',
  },
} as const

export const organText = {
  back: '换一个机关',
  what: '您要办的是',
  kinds: {
    disclosure: '申请公开政府信息',
    correction: '请机关更正与自己有关的、记录不准确的信息（第四十一条）',
  },
  keep: '在这台设备上把草稿保存 14 天',
  keepHint: '公用电脑请不要勾选：不勾选的，关闭浏览器以后草稿就打不开了。',
  begin: '开始填写',
  replaces: '这个浏览器里有一份没有提交的申请草稿，开始新的以后，原来的草稿会删除。',
  goOn: '继续填写原来的',
  gone: (name: string) => `这个机关已经撤销，它的职责由${name}承担。请向该机关申请。`,
  goneNobody: '这个机关已经撤销，本系统没有登记承接它职责的机关。请向本级政府办公厅（室）咨询。',
  toSuccessor: (name: string) => `向${name}申请`,
} as const

export const draftText = {
  title: { disclosure: '政府信息公开申请', correction: '更正申请' },
  to: '受理机关',
  tasks: {
    items: { title: '想要什么信息', hint: '名称、文号，或者能据以查找的描述' },
    'look-up': { title: '看看是否已经公开', hint: '在本系统登记的公开材料里查一查' },
    category: { title: '由谁申请', hint: '个人，或者单位' },
    'on-behalf': { title: '为自己申请，还是代别人申请', hint: '' },
    identity: { title: '申请人', hint: '姓名或者名称、证件' },
    supply: { title: '希望怎样得到', hint: '形式和途径' },
    contact: { title: '联系方式', hint: '至少一种' },
    attachments: { title: '附件', hint: '证件照片、委托书等' },
    help: { title: '需要的帮助和其他', hint: '大字版、朗读、建议主动公开等' },
  },
  correctionItems: '要更正什么',
  check: '核对并提交',
  checkHint: '要填的各项填完以后可以核对',
  discard: '删除草稿',
  keptSession: '关闭浏览器以后草稿就打不开了；最长保存一天。',
  backToList: '回到申请的各项',
  save: '保存并继续',
  saveAndCheck: '保存并回到核对',
} as const

export const questionText = {
  category: {
    title: '由谁申请',
    label: '申请人是',
    hint: '只用于统计，不影响办理。',
    organisation: '单位',
  },
  'on-behalf': {
    title: '为自己申请，还是代别人申请',
    label: '这件申请是',
    self: '为自己（本单位）申请',
    agent: '受委托代别人申请',
    agentHint: '代别人申请的，请在附件里上传委托书和代理人的身份证件，也可以以后补交。',
  },
  identity: {
    person: '申请人',
    organisation: '申请单位',
    name: '姓名',
    kind: '身份证件种类',
    number: '证件号码',
    numberHint: '依法申请要有身份证明。号码加密保存，页面上只显示头尾几位。',
    organisationName: '单位名称',
    code: '统一社会信用代码',
    codeHint: '没有统一社会信用代码的，填写登记证书的号码。',
    representative: '法定代表人或者负责人',
    contact: '联系人',
    agent: '代理人姓名',
  },
  supply: {
    title: '希望怎样得到',
    form: '形式',
    formHint: '机关按您要求的形式提供；原件按这种形式提供有困难的，会同您商量（第四十条）。',
    route: '途径',
    routeHint: '“网上查收”是在本网站用编号和查询码下载。',
  },
  contact: {
    title: '联系方式',
    hint: '网上提交的申请，要由机关同您确认收到，期限从确认之日起算。留电话最快。',
    phone: '电话',
    email: '电子邮箱',
    address: '通信地址',
    postcode: '邮政编码',
  },
  help: {
    title: '需要的帮助和其他',
    assistance: '阅读困难或者有视听障碍的，请写明需要什么帮助',
    assistanceHint: '例如：大字版、请电话念给我听、手语。机关应当提供必要的帮助（第四十三条）。',
    suggest: '建议把这项信息向社会主动公开（第四十四条）',
  },
} as const

export const itemText = {
  title: '想要什么信息',
  correctionTitle: '要更正什么',
  list: '回到各项内容',
  lead: '一件事一件申请。同一件事有几份材料的，分项列出，答复会逐项回应。',
  description: '信息的名称，或者能据以查找的描述',
  descriptionHint:
    '写明是哪个机关、什么时间、关于什么事的什么材料。例如：2024年江城市城东片区老旧小区改造项目的验收报告。',
  correctionDescription: '哪一份记录、哪里不准确、应当是什么',
  correctionHint: '请在附件里上传能证明的材料。',
  number: '文号',
  numberHint: '知道的话写上，例如：江政发〔2024〕15号。',
  add: '再加一项',
  saveItem: '保存这一项',
  remove: '移除',
  change: '修改',
  goOn: '就这些，继续',
} as const

export const lookUpText = {
  title: '看看是否已经公开',
  lead: '下面是受理机关已经公开的材料里和您要的有关的。已经够用的，就不必再等答复；不够用的，请继续申请。',
  released: '答复别的申请人时提供，后来决定主动公开的文件。',
  words: '用这些词再找',
  find: '查找',
  none: '没有找到有关的公开材料',
  noneHint: '这里只查得到已经登记在本系统的材料，没有找到不等于没有公开。请继续申请。',
  goOn: '不够用，继续申请',
  enough: '已经够用，不申请了',
} as const

export const attachmentText = {
  title: '附件',
  lead: '可以附身份证件的照片、委托书、说明材料。没有的可以不附。',
  file: '选择文件，可以一次选几个',
  hint: (kinds: string, files: number) =>
    `可以是 ${kinds}，每个不超过 20 MB，最多 ${files} 个，合计不超过 50 MB。照片里的拍摄地点等信息会去掉。`,
  upload: '上传',
  list: '已经上传',
  none: '还没有上传文件。',
  remove: '移除',
  goOn: '继续',
  scanned: { clean: '查过毒', 'not-scanned': '未查毒', infected: '有病毒' },
  missing: '请先选择文件。',
} as const

export const checkText = {
  title: '核对并提交',
  lead: '请核对，有要改的点“修改”。提交以后会得到编号和查询码。',
  sought: '申请公开的内容',
  applicant: '申请人',
  supply: '提供方式',
  others: '其他',
  submit: '提交申请',
  again: '确认提交',
  slow: (seconds: number) =>
    `请再看一遍，${seconds} 秒以后按“确认提交”。短时间里从同一个网络提交的申请较多时，会多等一会儿；申请不会被拒收。`,
  truth: '按“提交申请”，就是向上面写的机关提出申请，所填内容由您负责。',
} as const

export const receiptText = {
  title: '申请已经提交',
  keep: '请抄下或者打印这一页：查询码只在这里显示，机关也看不到。',
  number: '编号',
  code: '查询码',
  organ: '受理机关',
  at: '提交时间',
  digest: '内容摘要',
  digestHint: '摘要（SHA-256）由查询码和申请的内容算出，可以用来证明当时提交的是什么。',
  next: '接下来',
  steps: [
    '机关会同您联系，双方确认之日就是收到申请之日，答复期限由这一天算起（当天不计）。',
    `要补充内容的，机关在 ${supplementNotice.term.length} 个工作日内一次告诉您；在查询页上就可以补充。`,
    '用编号和查询码可以随时查询进度、看答复，不用账号。',
  ],
  track: '查看这件申请',
  pdf: '下载回执（PDF）',
  print: '也可以用浏览器的“打印”打印这一页。',
  done: '我已经记下，清除这个浏览器里的记录',
} as const
