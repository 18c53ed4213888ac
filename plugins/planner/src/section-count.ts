/** Words that a section has when it can; from it follows how many there are. */
const sectionWords = 130

/** The sections that so many words make. */
export function sectionCount(words: number): number {
  return words < 250 ? 2 : Math.min(6, Math.max(3, Math.round(words / sectionWords)))
}
