/** Joins items as a language does: *audience, goal and tone*. English without the comma before *and*, as in the rest of Galley's words. */
export function listInWords(items: readonly string[], language: string): string {
  return new Intl.ListFormat(language === 'en' ? 'en-GB' : language).format(items)
}
