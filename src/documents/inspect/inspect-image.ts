import type { HiddenContent } from '../../domain/release/hidden-content.ts'
import { inspectPicture } from './office-package-parts.ts'

/** A JPEG or PNG: what it carries besides its pixels. That a person looks at it is demanded always. */
export function inspectImage(bytes: Uint8Array): HiddenContent[] {
  return inspectPicture(bytes, '图片').map((each) =>
    each.kind === 'picture' ? { ...each, kind: 'scanned-page' } : each,
  )
}
