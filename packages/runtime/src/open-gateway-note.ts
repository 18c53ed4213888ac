import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ownership } from '@galley/ledger'

/** Address of a data folder's gateway, so that `galley open` and a second start can say so. */
export interface GatewayNote {
  readonly write: (url: string) => void
  /** Null when no living gateway wrote it. */
  readonly read: () => string | null
  readonly clear: () => void
}

export function openGatewayNote(dataDir: string, { owner, isAlive }: Ownership): GatewayNote {
  const file = join(dataDir, 'gateway.json')
  return {
    write: (url) => writeFileSync(file, JSON.stringify({ url, owner }), { mode: 0o600 }),
    read: () => {
      try {
        const note = JSON.parse(readFileSync(file, 'utf8')) as { url: string; owner: string }
        return isAlive(note.owner) ? note.url : null
      } catch {
        return null
      }
    },
    clear: () => rmSync(file, { force: true }),
  }
}
