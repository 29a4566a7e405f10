import type { ListRule } from '../rule.ts'

/** Where published information must stand. */
export const publicationChannels = {
  id: 'publication-channels',
  cites: { instrument: 'disclosure-regulation', article: 23 },
  says: '将主动公开的政府信息通过政府公报、政府网站或者其他互联网政务媒体、新闻发布会以及报刊、广播、电视等途径予以公开',
  verification: 'read',
  items: [
    { item: 1, text: '政府公报' },
    { item: 2, text: '政府网站或者其他互联网政务媒体' },
    { item: 3, text: '新闻发布会' },
    { item: 4, text: '报刊、广播、电视' },
  ],
} as const satisfies ListRule
