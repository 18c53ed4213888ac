import type { DraftStatus } from '@galley/sdk'
import { tellEvent } from '../../studio/draft/tell-event.ts'
import type { McpServices } from '../mcp-services.ts'

/** A task as the extension has it (SEP-2663). */
export interface Task {
  /** Id of the draft that the task is. */
  readonly taskId: string
  readonly status: 'working' | 'completed' | 'cancelled'
  readonly statusMessage?: string
  readonly createdAt: string
  readonly lastUpdatedAt: string
  /** No end: a draft is kept until somebody deletes it. */
  readonly ttlMs: null
  readonly pollIntervalMs: number
}

/** Pause between two questions after a task that the server asks for. */
const pollIntervalMs = 1000

/** Tells a draft as a task. A draft that failed is a completed task whose result is an error: only what breaks the protocol is a failed one. Fault DRAFT_NOT_FOUND. */
export async function taskOf({ runtime }: Pick<McpServices, 'runtime'>, id: string): Promise<Task> {
  const { createdAt, status } = await runtime.drafts.get(id)
  const events = await runtime.drafts.history(id)
  const message = events.map(tellEvent).findLast((line) => line !== '')
  return {
    taskId: id,
    status: stateOf(status),
    ...(status === 'waiting'
      ? { statusMessage: 'The draft waits for a person, who answers in the studio.' }
      : message === undefined
        ? {}
        : { statusMessage: message }),
    createdAt,
    lastUpdatedAt: events.at(-1)?.at ?? createdAt,
    ttlMs: null,
    pollIntervalMs,
  }
}

function stateOf(status: DraftStatus): Task['status'] {
  if (status === 'queued' || status === 'running' || status === 'waiting') return 'working'
  return status === 'cancelled' ? 'cancelled' : 'completed'
}
