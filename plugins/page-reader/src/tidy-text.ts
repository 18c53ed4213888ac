// Signs without a shape of their own: soft hyphen, zero-width space, direction marks and overrides, invisible operators, BOM, tag characters.
// What is not seen on the page must not be in its text (Unicode TR 36); joiners stay, some scripts are written with them.
const unseen = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu

/** `[12]`, `[3, 4]`, `[note 2]`, `[edit]`, `[citation needed]`: references to notes that are not in the text. */
const markers =
  /[ \u00A0]?\[(?:\d{1,3}(?:[,–-][ \u00A0]?\d{1,3}){0,5}|(?:note|nb|n) \d{1,3}|edit|edit source|citation needed|clarification needed|failed verification|who\?|when\?)\](?=$|[\s.,;:!?()[\]"”’])/gi

/** True for a raised sign that leads to a note: `[a]`, `[note 2]`, `†`. */
export function isMarker(raised: string): boolean {
  return /^\s*(?:\[[^\][]{1,30}\]\s*)+$|^\s*[*†‡§]+\s*$/.test(raised)
}

/** A paragraph: unseen signs, reference markers and superfluous spaces taken out; line breaks stay. */
export function tidyProse(text: string): string {
  return text
    .replaceAll(unseen, '')
    .replaceAll(/[\u00A0\u2000-\u200A\u202F\u3000]/g, ' ')
    .replaceAll(markers, '')
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/ +([.,;:!?)](?:\s|$))/g, '$1')
    .trim()
}

/** Code: only unseen signs are taken out. */
export function tidyCode(text: string): string {
  return text
    .replaceAll(unseen, '')
    .replaceAll('\r\n', '\n')
    .replaceAll(/^\n+|\s+$/g, '')
}
