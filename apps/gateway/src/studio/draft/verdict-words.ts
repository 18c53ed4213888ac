import type { Tier, VerdictWord } from '@galley/sdk'

/** A verdict for a reader. */
export const verdictWords: Readonly<Record<VerdictWord, string>> = {
  supported: 'Supported',
  partial: 'Supported in part',
  unsupported: 'Not supported',
  contradicted: 'Contradicted',
  uncheckable: 'Cannot be checked',
}

/** Who said so. */
export const tierWords: Readonly<Record<Tier, string>> = {
  T0: 'compared word by word',
  T1: 'by an entailment model',
  T2: 'by the fact-checker',
}
