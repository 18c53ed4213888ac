import type { Edit } from '../text/align.ts'
import { skeleton } from '../text/skeleton.ts'
import type { FeatureGroup } from './feature.ts'
import { areNeighbours } from './keyboard.ts'

const VOWELS = 'aeiouy'

/** What the edits are: a slip of the hand looks different from another word. */
export const editFeatures: FeatureGroup = (seen, candidate) => {
  const { edits, meant, written } = candidate
  if (edits.length === 0) return
  for (const edit of edits) {
    const name = nameOf(edit, meant)
    seen.set(name, (seen.get(name) ?? 0) + 1)
  }
  if (edits.some((edit) => edit.at === 0 && edit.kind !== 'transpose')) seen.set('first letter', 1)
  if (edits.some((edit) => edit.at >= meant.length - 1 && edit.kind === 'substitute')) seen.set('last letter', 1)
  if (skeleton(meant) === skeleton(written)) seen.set('drawn alike', 1)
  if (sorted(meant) === sorted(written)) seen.set('same letters, moved', 1)
}

function sorted(text: string): string {
  return text.split('').sort().join('')
}

function nameOf(edit: Edit, meant: string): string {
  const isDigit = /\d/.test(edit.from + edit.to)
  switch (edit.kind) {
    case 'transpose':
      return 'letters swapped'
    case 'insert':
      return isDigit ? 'digit added' : nameOfInsertion(edit, meant)
    case 'delete':
      return isDigit ? 'digit changed' : nameOfDeletion(edit, meant)
    case 'substitute':
      if (isDigit) return 'digit changed'
      if (VOWELS.includes(edit.from) && VOWELS.includes(edit.to)) return 'vowel changed'
      return areNeighbours(edit.from, edit.to) ? 'neighbour key' : 'letter changed'
  }
}

function nameOfInsertion({ to, at, before, after }: Edit, meant: string): string {
  if (to === before || to === after || to === meant[at]) return 'letter doubled'
  if (to === 's' && at === meant.length) return 'plural'
  return areNeighbours(to, before) || areNeighbours(to, after) ? 'neighbour key added' : 'letter added'
}

function nameOfDeletion({ from, at, before, after }: Edit, meant: string): string {
  if (from === before || from === after) return 'double letter made single'
  if (from === 's' && at === meant.length - 1) return 'plural'
  return VOWELS.includes(from) ? 'vowel left out' : 'letter left out'
}
