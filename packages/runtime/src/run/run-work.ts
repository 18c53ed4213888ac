import { isFault } from '@galley/fault'
import type { TokenCount } from '@galley/models'
import type { DraftStatus, Role } from '@galley/sdk'

/** A piece of work of a run, told when it is over: who did it and how long it took, and never a word of what was said or read. */
export interface RunWork {
  readonly kind: 'workflow' | 'agent' | 'model' | 'tool'
  /** Id of the run. */
  readonly run: string
  /** Operation of an agent, name of a model, name of a tool's plugin; `draft` of a workflow. */
  readonly name: string
  readonly role?: Role
  readonly startedAt: Date
  readonly endedAt: Date
  /** Status in which a workflow left its run. */
  readonly status?: DraftStatus
  /** Code of the fault that ended it. */
  readonly error?: string
  /** Address of the server that a model answered from. */
  readonly url?: string
  readonly tokens?: TokenCount
}

/** Receiver of the work of runs. It throws nothing. */
export type ObserveWork = (work: RunWork) => void

/** Performs a piece of work and tells how it went, also where it fails. */
export async function observed<T>(
  { observe, clock }: { readonly observe: ObserveWork | undefined; readonly clock: () => Date },
  work: Omit<RunWork, 'startedAt' | 'endedAt' | 'error' | 'tokens'>,
  perform: () => Promise<T>,
  tokensOf?: (answer: T) => TokenCount | undefined,
): Promise<T> {
  if (observe === undefined) return perform()
  const startedAt = clock()
  try {
    const answer = await perform()
    const tokens = tokensOf?.(answer)
    observe({ ...work, startedAt, endedAt: clock(), ...(tokens === undefined ? {} : { tokens }) })
    return answer
  } catch (error) {
    observe({ ...work, startedAt, endedAt: clock(), error: codeOf(error) })
    throw error
  }
}

function codeOf(error: unknown): string {
  return isFault(error) ? error.code : error instanceof Error ? error.name : 'unknown'
}
