import { countWords, pointsDown } from '@galley/evidence'
import type { ShownEvidence } from '@galley/sdk'
import { isSetWhole } from '../is-set-whole.ts'

/**
 * The code, table or list that a paragraph of an instruction announces (*the following example script*) and that would not be reached, since what stands
 * between takes its room; null where it is, where even alone it does not fit, and where nothing is announced. `part` is what stands under one heading, in order, `room` in words.
 */
export function announcedBy(one: ShownEvidence, part: readonly ShownEvidence[], room: number): ShownEvidence | null {
  const at = part.indexOf(one)
  if (isSetWhole(one) || !pointsDown(one.quote)) return null
  const next = part.findIndex((other, place) => place > at && isSetWhole(other))
  const announced = part[next]
  if (announced === undefined || countWords(announced.quote) > room) return null
  const upTo = part.slice(at + 1, next + 1).reduce((sum, { quote }) => sum + countWords(quote), 0)
  return upTo > room ? announced : null
}
