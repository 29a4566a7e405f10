/** Every legal text that the project encodes or cites. */

export interface Instrument {
  /** Full title with 《》. */
  readonly title: string
  /** Document number, e.g. "国务院令第711号"; null where none is known. */
  readonly number: string | null
  /** In force from, YYYY-MM-DD. */
  readonly from: string
  /** In force to (last day), or null. */
  readonly to: string | null
  /** When the encoded rules were last held against the text. */
  readonly checkedOn: string
}

export const instruments = {
  'disclosure-regulation': {
    title: '《中华人民共和国政府信息公开条例》',
    number: '国务院令第711号',
    from: '2019-05-15',
    to: null,
    checkedOn: '2026-11-20',
  },
  'annual-report-format-2021': {
    title: '《中华人民共和国政府信息公开工作年度报告格式》',
    number: '国办公开办函〔2021〕30号',
    from: '2021-09-26',
    to: null,
    checkedOn: '2026-11-20',
  },
  'annual-report-format-2019': {
    title: '《中华人民共和国政府信息公开工作年度报告格式（试行）》',
    number: '国办公开办函〔2019〕60号',
    from: '2019-01-01',
    to: '2021-09-25',
    checkedOn: '2026-11-20',
  },
  'information-fee-measures-2020': {
    title: '《政府信息公开信息处理费管理办法》',
    number: '国办函〔2020〕109号',
    // To be confirmed: the articles after 5 were not read.
    from: '2021-01-01',
    to: null,
    checkedOn: '2026-11-20',
  },
  'disclosure-regulation-2008': {
    title: '《中华人民共和国政府信息公开条例》（2007年公布）',
    number: '国务院令第492号',
    from: '2008-05-01',
    to: '2019-05-14',
    checkedOn: '2026-11-20',
  },
  'civil-code': {
    title: '《中华人民共和国民法典》',
    number: '主席令第四十五号',
    from: '2021-01-01',
    to: null,
    checkedOn: '2026-11-20',
  },
  'civil-general-provisions-2017': {
    title: '《中华人民共和国民法总则》',
    number: '主席令第六十六号',
    from: '2017-10-01',
    to: '2020-12-31',
    checkedOn: '2026-11-20',
  },
  'civil-principles-1986': {
    title: '《中华人民共和国民法通则》',
    number: '主席令第三十七号',
    from: '1987-01-01',
    to: '2020-12-31',
    checkedOn: '2026-11-20',
  },
  'civil-procedure-law': {
    title: '《中华人民共和国民事诉讼法》（2023年修正）',
    number: '主席令第十一号',
    from: '2024-01-01',
    to: null,
    checkedOn: '2026-11-20',
  },
  'reconsideration-law': {
    title: '《中华人民共和国行政复议法》（2023年修订）',
    number: '主席令第九号',
    from: '2024-01-01',
    to: null,
    checkedOn: '2026-11-20',
  },
  // As amended in 2017: the text that stood until the revision of 2023.
  'reconsideration-law-2017': {
    title: '《中华人民共和国行政复议法》（2017年修正）',
    number: '主席令第七十六号',
    from: '2018-01-01',
    to: '2023-12-31',
    checkedOn: '2026-11-20',
  },
  'administrative-litigation-law': {
    title: '《中华人民共和国行政诉讼法》（2017年修正）',
    number: '主席令第七十一号',
    from: '2017-07-01',
    to: null,
    checkedOn: '2026-11-20',
  },
  'litigation-interpretation-2018': {
    title: '《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》',
    number: '法释〔2018〕1号',
    from: '2018-02-08',
    to: null,
    checkedOn: '2026-11-20',
  },
  'disclosure-litigation-interpretation-2025': {
    title: '《最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释》',
    number: '法释〔2025〕8号',
    from: '2025-06-01',
    to: null,
    checkedOn: '2026-11-20',
  },
  'disclosure-litigation-provisions-2011': {
    title: '《最高人民法院关于审理政府信息公开行政案件若干问题的规定》',
    number: '法释〔2011〕17号',
    from: '2011-08-13',
    to: '2025-05-31',
    checkedOn: '2026-11-20',
  },
  'disclosure-reconsideration-guidance-2021': {
    title: '司法部《关于审理政府信息公开行政复议案件若干问题的指导意见》',
    number: '国办函〔2021〕132号',
    from: '2021-12-22',
    to: null,
    checkedOn: '2026-11-20',
  },
  // 期限解释. The letter's own date is not known; this is the earliest publication found.
  'time-limit-interpretation-2015': {
    title: '《国务院办公厅政府信息与政务公开办公室关于政府信息公开期限有关问题的解释》',
    number: '国办公开办函〔2015〕207号',
    from: '2015-11-18',
    to: null,
    checkedOn: '2026-11-20',
  },
  'service-interpretation-2016': {
    title: '《国务院办公厅政府信息与政务公开办公室关于政府信息公开处理决定送达问题的解释》',
    number: '国办公开办函〔2016〕235号',
    from: '2016-12-07',
    to: null,
    checkedOn: '2026-11-20',
  },
  // 接收渠道解释. The letter's own date is not known; this is the earliest publication found.
  'intake-channel-interpretation-2017': {
    title: '《国务院办公厅政府信息与政务公开办公室关于政府信息公开申请接收渠道问题的解释》',
    number: '国办公开办函〔2017〕19号',
    from: '2017-07-05',
    to: null,
    checkedOn: '2026-11-20',
  },
  'legislation-law': {
    title: '《中华人民共和国立法法》（2023年修正）',
    number: '主席令第三号',
    from: '2023-03-15',
    to: null,
    checkedOn: '2026-11-20',
  },
  'state-secrets-law': {
    title: '《中华人民共和国保守国家秘密法》（2024年修订）',
    number: '主席令第二十号',
    from: '2024-05-01',
    to: null,
    checkedOn: '2026-11-20',
  },
  'personal-information-law': {
    title: '《中华人民共和国个人信息保护法》',
    number: '主席令第九十一号',
    from: '2021-11-01',
    to: null,
    checkedOn: '2026-11-20',
  },
  'penalty-law': {
    title: '《中华人民共和国行政处罚法》（2021年修订）',
    number: '主席令第七十号',
    from: '2021-07-15',
    to: null,
    checkedOn: '2026-11-20',
  },
  // The notice's own date is not known; this is the earliest publication found.
  'platform-notice-2019': {
    title: '《国务院办公厅政府信息与政务公开办公室关于规范政府信息公开平台有关事项的通知》',
    number: '国办公开办函〔2019〕61号',
    from: '2019-12-20',
    to: null,
    checkedOn: '2026-11-20',
  },
  'website-guide-2017': {
    title: '《政府网站发展指引》',
    number: '国办发〔2017〕47号',
    from: '2017-05-15',
    to: null,
    checkedOn: '2026-11-20',
  },
  'website-check-indicators-2019': {
    title: '《政府网站与政务新媒体检查指标》',
    number: '国办秘函〔2019〕19号',
    from: '2019-04-01',
    to: null,
    checkedOn: '2026-11-20',
  },
  'holiday-measures': {
    title: '《全国年节及纪念日放假办法》（2024年修订）',
    number: '国务院令第795号',
    from: '2025-01-01',
    to: null,
    checkedOn: '2026-11-20',
  },
  // Holiday notices: in force from the day they were issued, because they may move days of the December before.
  // The number of the notice for 2008 was not found (to be confirmed).
  'classified-protection-2019': {
    title: '《信息安全技术 网络安全等级保护基本要求》',
    number: 'GB/T 22239—2019',
    from: '2019-12-01',
    to: null,
    checkedOn: '2026-11-21',
  },
  'internet-government-security-provisions': {
    title: '《互联网政务应用安全管理规定》',
    number: null,
    from: '2024-07-01',
    to: null,
    checkedOn: '2026-11-21',
  },
  'holiday-notice-2008': {
    title: '《国务院办公厅关于2008年部分节假日安排的通知》',
    number: null,
    from: '2007-12-18',
    to: '2008-12-31',
    checkedOn: '2026-11-20',
  },
  'holiday-notice-2009': {
    title: '《国务院办公厅关于2009年部分节假日安排的通知》',
    number: '国办发明电〔2008〕42号',
    from: '2008-12-10',
    to: '2009-12-31',
    checkedOn: '2026-11-20',
  },
  'holiday-notice-2010': {
    title: '《国务院办公厅关于2010年部分节假日安排的通知》',
    number: '国办发明电〔2009〕27号',
    from: '2009-12-07',
    to: '2010-12-31',
    checkedOn: '2026-11-20',
  },
  'holiday-notice-2011': {
    title: '《国务院办公厅关于2011年部分节假日安排的通知》',
    number: '国办发明电〔2010〕40号',
    from: '2010-12-09',
    to: '2011-12-31',
    checkedOn: '2026-11-20',
  },
  'holiday-notice-2012': {
    title: '《国务院办公厅关于2012年部分节假日安排的通知》',
    number: '国办发明电〔2011〕45号',
    from: '2011-12-05',
    to: '2012-12-31',
    checkedOn: '2026-11-20',
  },
  'holiday-notice-2013': {
    title: '《国务院办公厅关于2013年部分节假日安排的通知》',
    number: '国办发明电〔2012〕33号',
    from: '2012-12-08',
    to: '2013-12-31',
    checkedOn: '2026-11-20',
  },
  'holiday-notice-2014': {
    title: '《国务院办公厅关于2014年部分节假日安排的通知》',
    number: '国办发明电〔2013〕28号',
    from: '2013-12-11',
    to: '2014-12-31',
    checkedOn: '2026-11-20',
  },
  'holiday-notice-2015': {
    title: '《国务院办公厅关于2015年部分节假日安排的通知》',
    number: '国办发明电〔2014〕28号',
    from: '2014-12-16',
    to: '2015-12-31',
    checkedOn: '2026-11-20',
  },
  'holiday-notice-2015-victory-day': {
    title: '《国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知》',
    number: '国发明电〔2015〕1号',
    from: '2015-05-13',
    to: '2015-12-31',
    checkedOn: '2026-11-20',
  },
  'holiday-notice-2016': {
    title: '《国务院办公厅关于2016年部分节假日安排的通知》',
    number: '国办发明电〔2015〕18号',
    from: '2015-12-10',
    to: '2016-12-31',
    checkedOn: '2026-11-20',
  },
  'holiday-notice-2017': {
    title: '《国务院办公厅关于2017年部分节假日安排的通知》',
    number: '国办发明电〔2016〕17号',
    from: '2016-12-01',
    to: '2017-12-31',
    checkedOn: '2026-11-20',
  },
  'holiday-notice-2018': {
    title: '《国务院办公厅关于2018年部分节假日安排的通知》',
    number: '国办发明电〔2017〕12号',
    from: '2017-11-30',
    to: '2018-12-31',
    checkedOn: '2026-11-20',
  },
  'holiday-notice-2019': {
    title: '《国务院办公厅关于2019年部分节假日安排的通知》',
    number: '国办发明电〔2018〕15号',
    from: '2018-12-04',
    to: '2019-12-31',
    checkedOn: '2026-11-20',
  },
  'holiday-notice-2019-labour-day': {
    title: '《国务院办公厅关于调整2019年劳动节假期安排的通知》',
    number: '国办发明电〔2019〕3号',
    from: '2019-03-22',
    to: '2019-12-31',
    checkedOn: '2026-11-20',
  },
  'holiday-notice-2020': {
    title: '《国务院办公厅关于2020年部分节假日安排的通知》',
    number: '国办发明电〔2019〕16号',
    from: '2019-11-21',
    to: '2020-12-31',
    checkedOn: '2026-11-20',
  },
  'holiday-notice-2020-spring-festival': {
    title: '《国务院办公厅关于延长2020年春节假期的通知》',
    number: '国办发明电〔2020〕1号',
    from: '2020-01-26',
    to: '2020-12-31',
    checkedOn: '2026-11-20',
  },
  'holiday-notice-2021': {
    title: '《国务院办公厅关于2021年部分节假日安排的通知》',
    number: '国办发明电〔2020〕27号',
    from: '2020-11-25',
    to: '2021-12-31',
    checkedOn: '2026-11-20',
  },
  'holiday-notice-2022': {
    title: '《国务院办公厅关于2022年部分节假日安排的通知》',
    number: '国办发明电〔2021〕11号',
    from: '2021-10-25',
    to: '2022-12-31',
    checkedOn: '2026-11-20',
  },
  'holiday-notice-2023': {
    title: '《国务院办公厅关于2023年部分节假日安排的通知》',
    number: '国办发明电〔2022〕16号',
    from: '2022-12-08',
    to: '2023-12-31',
    checkedOn: '2026-11-20',
  },
  'holiday-notice-2024': {
    title: '《国务院办公厅关于2024年部分节假日安排的通知》',
    number: '国办发明电〔2023〕7号',
    from: '2023-10-25',
    to: '2024-12-31',
    checkedOn: '2026-11-20',
  },
  'holiday-notice-2025': {
    title: '《国务院办公厅关于2025年部分节假日安排的通知》',
    number: '国办发明电〔2024〕12号',
    from: '2024-11-12',
    to: '2025-12-31',
    checkedOn: '2026-11-20',
  },
  'holiday-notice-2026': {
    title: '《国务院办公厅关于2026年部分节假日安排的通知》',
    number: '国办发明电〔2025〕7号',
    from: '2025-11-04',
    to: '2026-12-31',
    checkedOn: '2026-11-20',
  },
} as const satisfies Record<string, Instrument>

export type InstrumentId = keyof typeof instruments
