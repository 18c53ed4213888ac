import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Draft } from '@galley/sdk'

/** The stored texts of a draft, read from the data folder by digest. */
export function storedText(draft: Draft, data: string): (sourceId: string) => string {
  return (sourceId) => {
    const digest = draft.sources.find((source) => source.id === sourceId)?.digest ?? ''
    return readFileSync(join(data, 'sources', digest.slice(0, 2), `${digest}.txt`), 'utf8')
  }
}
