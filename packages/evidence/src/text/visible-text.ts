/**
 * Signs that no reader sees, by Unicode's property for them: soft hyphens, joiners, direction marks and their overrides, variation selectors, fillers,
 * tags (UAX #44, Default_Ignorable_Code_Point).
 */
export const unseen = /\p{Default_Ignorable_Code_Point}/u
const allUnseen = new RegExp(unseen, 'gu')

/** A text as a reader sees it, in its plainest letters (NFKC): to be compared, never to be shown, for some scripts are written with joiners. */
export function visibleText(text: string): string {
  return text.normalize('NFKC').replaceAll(allUnseen, '')
}
