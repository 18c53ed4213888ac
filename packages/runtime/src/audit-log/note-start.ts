import { canonicalJson } from '@galley/sdk'
import { digest } from '@galley/trust'
import type { Settings } from '../settings/settings.ts'
import type { AuditLog } from './audit-log.ts'

/** Writes that the gateway was started, and which settings are others than at the start before of this machine. */
export async function noteStart(log: AuditLog, machine: string, settings: Settings): Promise<void> {
  const digests = Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, digest('sha256', canonicalJson(value))]))
  const last = await log.find((entry) => entry.settings !== undefined && entry.machine === machine)
  const before = last?.settings
  const names = [...new Set([...Object.keys(digests), ...Object.keys(before ?? {})])].toSorted()
  const changed = before === undefined ? [] : names.filter((name) => before[name] !== digests[name])
  await log.append({ action: 'gateway.started', by: 'gateway', settings: digests })
  if (changed.length > 0) await log.append({ action: 'settings.changed', by: 'gateway', changed })
}
