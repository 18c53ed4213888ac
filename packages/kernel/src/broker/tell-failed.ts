import { isFault } from '@galley/fault'
import type { NotRead } from '@galley/sdk'
import type { Caller } from './caller.ts'

/** Longest reason that an event carries, in UTF-16 units. */
const maxReason = 500

/**
 * Describes what gave nothing: its kind, its name, and the code of the fault with its message, which ends no sentence there; of what
 * a reader could not read, in the reader's own words. A refusal is told with the setting that lifts it.
 */
export function describeFailed(kind: NotRead['kind'], name: string, error: unknown): NotRead {
  const file = /^folder:(.+)/s.exec(name)?.[1]
  const named = file === undefined ? { kind, name: name.slice(0, 2048) } : { kind: 'file' as const, name: file.slice(0, 2048) }
  return { ...named, ...(isFault(error) ? { code: error.code } : {}), reason: reasonOf(error).slice(0, maxReason) }
}

function reasonOf(error: unknown): string {
  if (!isFault(error)) return error instanceof Error ? error.message : String(error)
  if (error.status === 403) return `${error.message} ${error.hint}`
  const own = error.code === 'PLUGIN_FAILED' ? error.details['reason'] : undefined
  return (own ?? error.message).replace(/\.$/, '')
}

/** Emits `source.failed`, once for each kind and name in a run. */
export function tellFailed({ run, step }: Caller, failed: NotRead): void {
  const key = `${failed.kind} ${failed.name}`
  if (run.memory.failed.has(key)) return
  run.memory.failed.add(key)
  run.onEvent(step, { type: 'source.failed', data: failed })
}
