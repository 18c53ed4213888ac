import { isFault } from '@galley/fault'
import type { NotRead } from '@galley/sdk'
import type { Caller } from './caller.ts'

/** Longest reason that an event carries, in UTF-16 units. */
const maxReason = 500

/** Describes what gave nothing: its kind, its name, and the code and message of the fault; a refusal is told with the setting that lifts it. */
export function describeFailed(kind: NotRead['kind'], name: string, error: unknown): NotRead {
  const reason = error instanceof Error ? error.message : String(error)
  const cure = isFault(error) && error.status === 403 ? ` ${error.hint}` : ''
  const file = /^folder:(.+)/s.exec(name)?.[1]
  const named = file === undefined ? { kind, name: name.slice(0, 2048) } : { kind: 'file' as const, name: file.slice(0, 2048) }
  return {
    ...named,

    ...(isFault(error) ? { code: error.code } : {}),
    reason: `${reason}${cure}`.slice(0, maxReason),
  }
}

/** Emits `source.failed`, once for each kind and name in a run. */
export function tellFailed({ run, step }: Caller, failed: NotRead): void {
  const key = `${failed.kind} ${failed.name}`
  if (run.memory.failed.has(key)) return
  run.memory.failed.add(key)
  run.onEvent(step, { type: 'source.failed', data: failed })
}
