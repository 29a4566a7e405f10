/** 表三 of the year before the demonstration is loaded: invented, and adding up. */

import type { RequestTable } from './cases-of-table.ts'
import type { reportingOrgans } from './demonstration-organs.ts'

export interface InventedTable {
  readonly file: keyof typeof reportingOrgans
  readonly year: number
  readonly table: RequestTable
}

export function inventedTables(year: number): InventedTable[] {
  return [
    { file: 'baoshan-sh-offices-2021.txt', year, table: ofOffices },
    { file: 'baoshan-sh-service-centre-2021.txt', year, table: ofServices },
    { file: 'baoshan-hlj-district-2021.txt', year, table: ofDistrict },
    { file: 'hongqi-subdistrict-2021.txt', year, table: ofSubdistrict },
    { file: 'haidong-offices-2021.txt', year, table: ofHaidong },
  ]
}

/** Every outcome once at least, so that every row can be opened. */
const ofOffices: RequestTable = {
  newlyReceived: {
    naturalPerson: 24,
    business: 7,
    research: 1,
    charity: 1,
    legalService: 2,
    otherOrganisation: 1,
  },
  carriedIn: { naturalPerson: 2, business: 1 },
  granted: { naturalPerson: 6, business: 3, research: 1, charity: 1 },
  partlyGranted: { naturalPerson: 2, legalService: 1 },
  'refused.stateSecret': { naturalPerson: 1 },
  'refused.prohibitedByLaw': { naturalPerson: 1 },
  'refused.securityAndStability': { naturalPerson: 1 },
  'refused.thirdPartyRights': { business: 2 },
  'refused.internalAffairs': { naturalPerson: 1 },
  'refused.deliberative': { legalService: 1 },
  'refused.enforcementFile': { naturalPerson: 1 },
  'refused.specialRegister': { otherOrganisation: 1 },
  'unavailable.notHeld': { naturalPerson: 3, business: 1 },
  'unavailable.needsCreation': { business: 1 },
  'unavailable.stillUnclear': { naturalPerson: 1 },
  'declined.complaint': { naturalPerson: 1 },
  'declined.repeat': { naturalPerson: 1 },
  'declined.publication': { naturalPerson: 1 },
  'declined.excessive': { naturalPerson: 1 },
  'declined.reconfirmation': { naturalPerson: 1 },
  'other.correctionLapsed': { naturalPerson: 1 },
  'other.feeLapsed': { business: 1 },
  'other.miscellaneous': { naturalPerson: 1 },
  carriedOut: { naturalPerson: 2 },
}

const ofServices: RequestTable = {
  newlyReceived: { naturalPerson: 3, business: 1 },
  granted: { naturalPerson: 2, business: 1 },
  'unavailable.notHeld': { naturalPerson: 1 },
}

const ofDistrict: RequestTable = {
  newlyReceived: { naturalPerson: 8, legalService: 1 },
  carriedIn: { naturalPerson: 1 },
  granted: { naturalPerson: 3, legalService: 1 },
  partlyGranted: { naturalPerson: 1 },
  'refused.deliberative': { naturalPerson: 1 },
  'unavailable.notHeld': { naturalPerson: 2 },
  'declined.complaint': { naturalPerson: 1 },
  carriedOut: { naturalPerson: 1 },
}

const ofSubdistrict: RequestTable = {
  newlyReceived: { naturalPerson: 2 },
  granted: { naturalPerson: 1 },
  'unavailable.notHeld': { naturalPerson: 1 },
}

const ofHaidong: RequestTable = {
  newlyReceived: { naturalPerson: 2, research: 1 },
  granted: { naturalPerson: 1, research: 1 },
  'other.miscellaneous': { naturalPerson: 1 },
}
