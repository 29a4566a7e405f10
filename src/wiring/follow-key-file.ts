/** The keys of a running program follow the key file, which `gongkai rotate-keys` may change beside it. */

import type { FieldKeys, WrappingKey } from '../store/encrypted-field.ts'
import type { KeptFieldKeys } from './field-key-file.ts'

/**
 * `stateOf` tells whether the file is another than before, without reading it. It is asked before a value is sealed,
 * so that nothing is sealed with a key that was taken out, and when a row names a key that is not known. Keys once read
 * stay known: a row may have been fetched before it was sealed anew.
 */
export function followKeyFile(stateOf: () => string, read: () => KeptFieldKeys): FieldKeys {
  let state = stateOf()
  let latest = read()
  const known = new Map<string, WrappingKey>(latest.wrapping)
  const follow = () => {
    const present = stateOf()
    if (present === state) return
    latest = read()
    state = present
    for (const [id, key] of latest.wrapping) known.set(id, key)
  }
  const learn = (id: string) => {
    follow()
    return known.get(id)
  }
  return {
    get current() {
      follow()
      return latest.current
    },
    wrapping: { get: (id) => known.get(id) ?? learn(id) },
    index: latest.index,
  }
}
