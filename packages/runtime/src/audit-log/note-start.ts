import { canonicalJson } from '@galley/sdk'
import { digest } from '@galley/trust'
import type { Settings } from '../settings/settings.ts'
import type { NumberedEntry } from './audit-entry.ts'
import type { AuditLog } from './audit-log.ts'

/** Entries that are looked through for the last start. */
const maxLooked = 100_000

/** Writes that the gateway was started, and which settings are others than at the start before. */
export async function noteStart(log: AuditLog, settings: Settings): Promise<void> {
  const digests = Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, digest('sha256', canonicalJson(value))]))
  const before = lastStart((await log.page({ limit: maxLooked })).entries)
  const names = [...new Set([...Object.keys(digests), ...Object.keys(before ?? {})])].toSorted()
  const changed = before === undefined ? [] : names.filter((name) => before[name] !== digests[name])
  await log.append({ action: 'gateway.started', by: 'gateway', settings: digests })
  if (changed.length > 0) await log.append({ action: 'settings.changed', by: 'gateway', changed })
}

function lastStart(entries: readonly NumberedEntry[]): Readonly<Record<string, string>> | undefined {
  return entries.find(({ settings }) => settings !== undefined)?.settings
}
