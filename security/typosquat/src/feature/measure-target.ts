import type { Imitation } from '../find/imitation.ts'
import { splitName } from '../text/name-forms.ts'
import type { FeatureGroup } from './feature-group.ts'

/** Three million downloads a month. npm itself refuses new names that differ from such ones by separators only. */
const popular = 52

/** Measures how well known the target is and how much of a name it has. */
export const measureTarget: FeatureGroup = (values, { imitation, candidate }) => {
  const { kind, target, popularity, scopePopularity, targetText, ties } = imitation
  const group = groupOf(imitation)
  values.set(`${group}’s downloads`, popularity / 8 - 5)
  if (scopePopularity > 0) values.set('scope’s downloads', scopePopularity / 8 - 5)
  if (popularity > 56) values.set(`${group} everybody knows`, popularity / 8 - 7)
  values.set(`${group}’s length`, Math.log2(Math.min(32, targetText.length) / 8))
  if (ties > 0) values.set(kind === 'misspelling' ? 'other names as near' : 'other names alike', Math.log2(1 + ties))
  if (kind === 'scope left out') {
    values.set('words of a scoped name', Math.min(4, splitName(candidate.name).length) - 1)
    if (target.endsWith(`/${candidate.name}`)) values.set('spelt the same', 1)
  }
  if (kind === 'same letters' && popularity >= popular) values.set('same letters as a popular name', 1)
  if (kind === 'same letters') values.set('separators', Math.abs(countSeparators(target) - countSeparators(candidate.name)) - 1)
}

/** A scoped target, one that stands in the name whole, one that is misspelt: their downloads and length weigh differently. */
function groupOf({ kind, edits }: Imitation): 'scoped target' | 'whole target' | 'target' {
  if (kind.startsWith('scope')) return 'scoped target'
  return edits.length === 0 ? 'whole target' : 'target'
}

function countSeparators(name: string): number {
  return name.replace(/[a-z0-9]/gi, '').length
}
