/** What a person sets for themself at the desk; src/wiring hands the store over. */

export interface SavedQueue {
  readonly queueId: string
  readonly name: string
  /** Query of the address of the work list, without "?". */
  readonly query: string
}

/** Whose it is. */
export interface OwnKey {
  readonly regionId: string
  readonly accountId: string
}

export interface OwnDeskStore {
  /** By name. */
  readonly listQueues: (own: OwnKey) => Promise<readonly SavedQueue[]>
  /** One of the same name is replaced. */
  readonly saveQueue: (own: OwnKey, queue: SavedQueue, savedAt: string) => Promise<void>
  readonly removeQueue: (own: OwnKey, queueId: string) => Promise<void>
  readonly listReadNotices: (own: OwnKey) => Promise<ReadonlySet<string>>
  /** Once read stays read. */
  readonly readNotice: (own: OwnKey, noticeId: string, readAt: string) => Promise<void>
}

export interface OwnDeskPorts {
  readonly own: OwnDeskStore
  readonly newId: () => string
}
