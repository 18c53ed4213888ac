const months = 'january february march april may june july august september october november december'.split(' ')

/** True for a folded word that is the English name of a month. */
export function isMonth(word: string): boolean {
  return months.includes(word)
}
