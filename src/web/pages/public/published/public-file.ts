import { isId } from '../../../../domain/is-id.ts'
import { openPage } from '../../../portal-answer.tsx'
import { problemPage } from '../problem/handler.tsx'

/** GET /published/:region/:request/files/:file: to the address of a file that was released to everybody. */
export const openPublicFile = openPage(async ({ context, requests }) => {
  const [regionId = '', requestId = '', fileId = ''] = [
    context.req.param('region'),
    context.req.param('request'),
    context.req.param('file'),
  ]
  const isAddress = /^\d{6,12}$/.test(regionId) && isId(requestId) && isId(fileId)
  const found = isAddress ? await requests.publicFileAddress({ regionId, requestId, fileId }) : null
  return found?.ok === true ? context.redirect(found.address, 303) : problemPage(context, 404)
})
