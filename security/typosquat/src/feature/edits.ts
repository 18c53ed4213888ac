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
  if (edit.kind === 'transpose') return 'letters swapped'
  const letter = edit.kind === 'insert' ? edit.to : edit.from
  const isDouble = letter === edit.before || letter === edit.after
  if (/\d/.test(edit.from + edit.to)) return edit.kind === 'insert' ? 'digit added' : 'digit changed'
  if (edit.kind === 'insert') {
    if (isDouble || edit.to === meant[edit.at]) return 'letter doubled'
    if (edit.to === 's' && edit.at === meant.length) return 'plural'
    if (areNeighbours(edit.to, edit.before) || areNeighbours(edit.to, edit.after)) return 'neighbour key added'
    return 'letter added'
  }
  if (edit.kind === 'delete') {
    if (isDouble) return 'double letter made single'
    if (edit.from === 's' && edit.at === meant.length - 1) return 'plural'
    return VOWELS.includes(edit.from) ? 'vowel left out' : 'letter left out'
  }
  if (VOWELS.includes(edit.from) && VOWELS.includes(edit.to)) return 'vowel changed'
  return areNeighbours(edit.from, edit.to) ? 'neighbour key' : 'letter changed'
}
