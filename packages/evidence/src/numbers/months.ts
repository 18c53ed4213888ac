const months = 'january february march april may june july august september october november december'.split(' ')

/** True for a folded word that is the English name of a month. */
export function isMonth(word: string): boolean {
  return months.includes(word)
}

/** Number of a month by its folded English name, 1–12. */
export function monthNumber(word: string): number {
  return months.indexOf(word) + 1
}
