import { scoreDraft, type ReadableDraft } from '../../src/score/score-draft.ts'
import { spoils } from './spoil.ts'

/** Mean points that a way to spoil drafts costs them. */
export interface Loss {
  readonly name: string
  readonly value: number
}

/** The mean loss of drafts in each way to spoil them; the other draft that some need is one of the other half. */
export function lossesOf(drafts: readonly { readonly draft: ReadableDraft; readonly score: number }[]): readonly Loss[] {
  const half = Math.max(1, Math.floor(drafts.length / 2))
  return Object.entries(spoils).map(([name, spoil]) => {
    const lost = drafts.map(
      ({ draft, score }, at) => score - scoreDraft(spoil(draft, (drafts[(at + half) % drafts.length] ?? { draft }).draft), null).score,
    )
    return { name, value: lost.reduce((sum, one) => sum + one, 0) / Math.max(1, lost.length) }
  })
}
