import { leansBack, termOverlap } from '@galley/evidence'
import type { IssueType, ShownEvidence } from '@galley/sdk'

/**
 * Pieces of evidence that are shown for an issue beside those that its place rests on: most for what is missing, none where words are too many or
 * not the writer's own.
 */
export const maxNear: { readonly [Type in IssueType]: number } = {
  'missing-coverage': 4,
  'needs-evidence': 4,
  unclear: 2,
  unsupported: 2,
  'off-brief': 2,
  structure: 1,
  format: 1,
  redundant: 0,
  ordering: 0,
  tone: 0,
  copied: 0,
}

/**
 * Words that are spoken of, and how many pieces nearest to them are wanted. `mustBeNearer`: only those that are as near as anything that is cited.
 * `within`: only those of these sources.
 */
export interface Wanted {
  readonly about: string
  readonly near: number
  readonly mustBeNearer?: boolean
  readonly within?: ReadonlySet<string>
}

/** Evidence that is cited, of the rest the pieces nearest to what is spoken of, and what they lean on, in the order of the whole list. */
export function nearEvidence(
  evidence: readonly ShownEvidence[],
  cited: ReadonlySet<string>,
  wanted: readonly Wanted[],
): readonly ShownEvidence[] {
  const shown = new Set(evidence.filter(({ id }) => cited.has(id)))
  for (const { about, near, mustBeNearer = false, within } of wanted) {
    const all = within === undefined ? evidence : evidence.filter(({ sourceId }) => within.has(sourceId))
    const fits = all.map((one) => ({ one, fit: termOverlap(about, [one.quote, one.title, ...(one.headings ?? [])].join(' ')) }))
    const least = mustBeNearer ? Math.max(0, ...fits.filter(({ one }) => cited.has(one.id)).map(({ fit }) => fit)) : 0
    const free = fits.filter(({ one, fit }) => !cited.has(one.id) && fit >= least)
    for (const { one } of free.sort((a, b) => b.fit - a.fit).slice(0, near)) {
      shown.add(one)
      const before = leansBack(one.quote) ? pieceBefore(one, evidence) : undefined
      if (before !== undefined) shown.add(before)
    }
  }
  return evidence.filter((one) => shown.has(one))
}

function pieceBefore({ sourceId, start }: ShownEvidence, evidence: readonly ShownEvidence[]): ShownEvidence | undefined {
  return evidence.filter((other) => other.sourceId === sourceId && other.start < start).sort((a, b) => b.start - a.start)[0]
}
