/** 行政机关 and the other bodies that answer for government information. */

/** Kind decides duties: who files an annual report, who may have 规章, who reviews. */
export type OrganKind =
  /** 国务院部门 */
  | 'state-council-department'
  /** 省、自治区、直辖市人民政府 */
  | 'provincial-government'
  /** 设区的市、自治州人民政府 */
  | 'city-government'
  /** 县（市、区、旗）人民政府 */
  | 'county-government'
  /** 乡镇人民政府、街道办事处 */
  | 'township'
  /** 县级以上人民政府的办公厅（室） */
  | 'government-office'
  /** 县级以上人民政府的工作部门 */
  | 'department'
  /** 管委会、派出机构、授权组织, whose duty and term other rules fix */
  | 'other'

/** 层级 */
export type OrganLevel = 'national' | 'provincial' | 'city' | 'county' | 'township'

export interface Organ {
  readonly regionId: string
  readonly organId: string
  /** Full name, e.g. "上海市宝山区行政服务中心". */
  readonly name: string
  /** Short name used in lists beside the region, e.g. "区行政服务中心"; never a key. */
  readonly shortName: string
  readonly kind: OrganKind
  readonly level: OrganLevel
  /** 统一社会信用代码 (18 characters) or null where not yet known. */
  readonly creditCode: string | null
  /** 块: the government it belongs to; null for a government's own top. */
  readonly territorialParent: string | null
  /** 条: the organ of the line above; null where there is none. */
  readonly verticalParent: string | null
  /** 政府信息公开工作机构 (条例第四条). */
  readonly office: DisclosureOffice | null
  /** First and last day of existence, YYYY-MM-DD. */
  readonly validFrom: string
  readonly validTo: string | null
  /** The organ that took over its duties when it was merged or abolished. */
  readonly successor: string | null
  /** What it was before, oldest first; absent = never anything else. */
  readonly former?: readonly FormerState[]
}

/** A name and a place in the tree that an organ had until a day. */
export interface FormerState {
  /** Last day, YYYY-MM-DD. */
  readonly until: string
  readonly name: string
  readonly shortName: string
  readonly territorialParent: string | null
  readonly verticalParent: string | null
}

/** What 条例第十二条 wants in the guide, and the head who approves extensions (第三十三条). */
export interface DisclosureOffice {
  readonly name: string
  readonly head: string
  readonly address: string
  readonly hours: string
  readonly phone: string
  readonly fax: string
  readonly email: string
  /** Channels announced for requests: once announced they create full duties. */
  readonly channels: readonly ('in-person' | 'post' | 'fax' | 'web' | 'email')[]
}
