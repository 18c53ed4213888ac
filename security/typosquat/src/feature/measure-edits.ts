import type { Edit } from '../text/find-edits.ts'
import { areNeighbourKeys } from './are-neighbour-keys.ts'
import type { FeatureGroup } from './feature-group.ts'
import type { Feature } from './features.ts'
import { skeletonOf } from '../text/skeleton-of.ts'

const vowels = 'aeiouy'

/** Measures the edits: a slip of the hand looks different from another word. */
export const measureEdits: FeatureGroup = (values, { imitation }) => {
  const { edits, targetText, candidateText } = imitation
  if (edits.length === 0) return
  for (const edit of edits) {
    const feature = featureOf(edit, targetText)
    values.set(feature, (values.get(feature) ?? 0) + 1)
  }
  if (edits.some((edit) => edit.at === 0 && edit.kind !== 'transpose')) values.set('first letter', 1)
  if (edits.some((edit) => edit.at >= targetText.length - 1 && edit.kind === 'substitute')) values.set('last letter', 1)
  if (skeletonOf(targetText) === skeletonOf(candidateText)) values.set('drawn alike', 1)
  if (sortLetters(targetText) === sortLetters(candidateText)) values.set('same letters, moved', 1)
}

function sortLetters(text: string): string {
  return text.split('').sort().join('')
}

function featureOf(edit: Edit, target: string): Feature {
  const isDigit = /\d/.test(edit.from + edit.to)
  switch (edit.kind) {
    case 'transpose':
      return 'letters swapped'
    case 'insert':
      return isDigit ? 'digit added' : featureOfInsertion(edit, target)
    case 'delete':
      return isDigit ? 'digit changed' : featureOfDeletion(edit, target)
    case 'substitute':
      if (isDigit) return 'digit changed'
      if (vowels.includes(edit.from) && vowels.includes(edit.to)) return 'vowel changed'
      return areNeighbourKeys(edit.from, edit.to) ? 'neighbour key' : 'letter changed'
  }
}

function featureOfInsertion({ to, at, before, after }: Edit, target: string): Feature {
  if (to === before || to === after || to === target[at]) return 'letter doubled'
  if (to === 's' && at === target.length) return 'plural'
  return areNeighbourKeys(to, before) || areNeighbourKeys(to, after) ? 'neighbour key added' : 'letter added'
}

function featureOfDeletion({ from, at, before, after }: Edit, target: string): Feature {
  if (from === before || from === after) return 'double letter made single'
  if (from === 's' && at === target.length - 1) return 'plural'
  return vowels.includes(from) ? 'vowel left out' : 'letter left out'
}
