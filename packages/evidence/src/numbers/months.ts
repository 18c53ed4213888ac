const months = 'january february march april may june july august september october november december'.split(' ')

/** Is the folded word the English name of a month? */
export function isMonth(word: string): boolean {
  return months.includes(word)
}
