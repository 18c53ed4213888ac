/** True where the English rules (names, negation, readability) apply. A brief that names no language is English. BCP 47. */
export function isEnglish(language: string | undefined): boolean {
  return language === undefined || /^en(?:-|$)/i.test(language)
}
