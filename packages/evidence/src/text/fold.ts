/**
 * One spelling for comparing: compatibility forms and accents undone, lower case, straight apostrophes, no possessive.
 * `fold('Radoičić’s') === 'radoicic'`.
 */
export function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[’ʼ‘`]/g, "'")
    .toLowerCase()
    .replace(/'s?$/, '')
}
