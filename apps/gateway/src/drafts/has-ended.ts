import type { DraftStatus } from '@galley/sdk'

/** True when nothing more will happen to a draft. */
export function hasEnded(status: DraftStatus): boolean {
  return status === 'done' || status === 'failed' || status === 'cancelled'
}
