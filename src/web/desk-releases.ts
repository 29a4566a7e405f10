/** The release gate, as the desk calls it. */

import type { AccessObject } from '../domain/access/access.ts'
import type { FilePorts, UploadPart } from '../usecases/file-ports.ts'
import { receiveUpload, type Sender } from '../usecases/receive-upload.ts'
import { applyRelease } from '../usecases/release/apply-release.ts'
import { approveRelease, returnRelease, withdrawRelease } from '../usecases/release/approve-release.ts'
import { listWaitingReleases } from '../usecases/release/list-waiting-releases.ts'
import { answerRelease, markRelease } from '../usecases/release/mark-release.ts'
import { openRelease } from '../usecases/release/open-release.ts'
import type { ReleaseKey, ReleasePorts } from '../usecases/release/release-ports.ts'
import { drawReleasePage, listReleases, viewRelease } from '../usecases/release/view-release.ts'
import type { Bound } from './bound.ts'

const useCases = {
  list: listReleases,
  waiting: listWaitingReleases,
  open: openRelease,
  view: viewRelease,
  draw: drawReleasePage,
  mark: markRelease,
  answer: answerRelease,
  apply: applyRelease,
  approve: approveRelease,
  giveBack: returnRelease,
  withdraw: withdrawRelease,
}

export type DeskReleases = { readonly [Name in keyof typeof useCases]: Bound<(typeof useCases)[Name]> } & {
  /** Where a release stands for the policy, with who prepared it; null = there is none. */
  readonly place: (key: ReleaseKey) => Promise<AccessObject | null>
  /** A file handed in by staff, to be released. */
  readonly receive: (input: {
    readonly owner: ReleaseKey | Omit<ReleaseKey, 'releaseId'>
    readonly from: Sender
    readonly parts: AsyncIterable<UploadPart>
    readonly now: string
  }) => ReturnType<typeof receiveUpload>
}

/** For src/wiring. */
export function bindReleases(ports: ReleasePorts, files: FilePorts): DeskReleases {
  return {
    list: (input) => listReleases(ports, input),
    waiting: (input) => listWaitingReleases(ports, input),
    open: (input) => openRelease(ports, input),
    view: (input) => viewRelease(ports, input),
    draw: (input) => drawReleasePage(ports, input),
    mark: (input) => markRelease(ports, input),
    answer: (input) => answerRelease(ports, input),
    apply: (input) => applyRelease(ports, input),
    approve: (input) => approveRelease(ports, input),
    giveBack: (input) => returnRelease(ports, input),
    withdraw: (input) => withdrawRelease(ports, input),
    place: async (key) => {
      const [object, release] = await Promise.all([ports.files.findFileObject(key), ports.releases.find(key)])
      return object === null || release === null ? null : { ...object, workOf: release.preparedBy }
    },
    receive: ({ owner, from, parts, now }) => receiveUpload(files, { owner, from, parts, now }),
  }
}
