import type { DraftStatus, VerdictWord } from '@galley/sdk'

/** States of a run, for a reader. */
export const statusLabels: Readonly<Record<DraftStatus, string>> = {
  queued: 'Queued',
  running: 'Being written',
  waiting: 'Waiting for you',
  done: 'Finished',
  incomplete: 'Incomplete',
  cancelled: 'Cancelled',
  failed: 'Failed',
}

/** State of a run for a reader: one that ended before anything could be written is not called finished. */
export function statusLabel(status: DraftStatus, words: number): string {
  return status === 'done' && words === 0 ? 'Ended without a text' : statusLabels[status]
}

/** Verdicts on a claim, for a reader. */
export const verdictLabels: Readonly<Record<VerdictWord, string>> = {
  supported: 'Supported',
  undecided: 'Undecided',
  unsupported: 'Not supported',
  contradicted: 'Contradicted',
  uncheckable: 'Cannot be checked',
}
