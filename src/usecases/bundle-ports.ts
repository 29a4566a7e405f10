import type { EvidenceBundle } from '../domain/requests/letters/evidence-bundle.ts'

/** A document of the bundle with its bytes. */
export interface BundlePart {
  /** Number in `EvidenceBundle.entries`. */
  readonly number: number
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** The bundle as one PDF with a page list, and as a zip with the originals, the events and every digest. */
export type WriteBundle = (
  bundle: EvidenceBundle,
  parts: readonly BundlePart[],
) => Promise<{ readonly pdf: Uint8Array; readonly zip: Uint8Array; readonly warnings: readonly string[] }>
