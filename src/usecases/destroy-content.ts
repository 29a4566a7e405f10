/** 销毁文件内容: the bytes that rows gave up leave the content store. */

import type { FileDestruction } from './file-destruction-ports.ts'
import type { FilePorts } from './file-ports.ts'

const atOnce = 200

/**
 * Deletes what no file has any more, of every region; safe to run anywhere, any time. `putBefore`: younger bytes may be
 * about to get a row and wait. `removedSince`: files taken from their objects after that keep their bytes. What a store
 * that does not answer kept, and what a run that was ended left half done, stays ordered for the next.
 */
export async function destroyContent(
  ports: Pick<FilePorts, 'content' | 'files'> & { readonly destruction: FileDestruction },
  { putBefore, removedSince }: { readonly putBefore: Date; readonly removedSince: string },
): Promise<{ readonly deleted: number; readonly waiting: number }> {
  const { content, files, destruction } = ports
  let [deleted, waiting] = [0, 0]
  for (;;) {
    const ordered = (await destruction.listOrdered(atOnce + waiting)).slice(waiting)
    const needed = await files.listNeeded(
      ordered.map(({ digest }) => digest),
      removedSince,
    )
    for (const each of ordered) {
      if (needed.has(each.digest)) await destruction.settle(each)
      else if (await content.delete(each.digest, putBefore)) {
        await destruction.settle(each)
        deleted++
      } else waiting++
    }
    if (ordered.length < atOnce) return { deleted, waiting }
  }
}
