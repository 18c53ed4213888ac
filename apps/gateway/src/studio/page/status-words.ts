import type { DraftStatus } from '@galley/sdk'

/** Where a run stands, for a reader. */
export const statusWords: Readonly<Record<DraftStatus, string>> = {
  queued: 'Queued',
  running: 'Being written',
  waiting: 'Waiting for you',
  done: 'Finished',
  cancelled: 'Cancelled',
  failed: 'Failed',
}
