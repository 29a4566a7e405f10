/** 行政区划代码 (GB/T 2260): two digits of province, two of city, two of county; twelve with township and village. */

/** The whole country, as the 民政部 tables write it: departments of the State Council belong to it. */
export const nationRegionId = '100000'

const provinces =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  )

export interface Region {
  readonly regionId: string
  /** Name with its superior where the short name alone would mislead: "双鸭山市宝山区". */
  readonly name: string
  readonly parentRegionId: string | null
  /** First and last day, YYYY-MM-DD. */
  readonly validFrom: string
  readonly validTo: string | null
}

/** True for a code that can be one: its length, and a province that there is. */
export function isRegionCode(text: string): boolean {
  if (text === nationRegionId) return true
  return /^\d{6}(\d{6})?$/.test(text) && provinces.includes(text.slice(0, 2))
}

/** Codes of the regions around a region, nearest first, whether they exist or not: 230506 → 230500, 230000, 100000. */
export function codesAbove(regionId: string): string[] {
  const lengths = [9, 6, 4, 2]
  const shorter = lengths
    .map((length) => regionId.slice(0, length).padEnd(length > 6 ? 12 : 6, '0'))
    .filter((code) => code !== regionId && code.length <= regionId.length)
  return [...new Set([...shorter, nationRegionId])].filter((code) => code !== regionId)
}

/** What the codes of a region and of all regions in it begin with; '' for the nation. */
export function codePrefix(regionId: string): string {
  if (regionId === nationRegionId) return ''
  const lengths = [2, 4, 6, 9]
  const length = lengths.find((each) => /^0*$/.test(regionId.slice(each)))
  return regionId.slice(0, length)
}
