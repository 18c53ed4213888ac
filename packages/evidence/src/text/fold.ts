/**
 * One spelling for comparing: compatibility forms and accents undone, lower case, straight apostrophes, no possessive.
 * `fold('Radoičić’s') === 'radoicic'`.
 */
export function fold(word: string): string {
  if (isAscii(word)) return word.toLowerCase().replace(/'s?$/, '')
  return word
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[’ʼ‘`]/g, "'")
    .toLowerCase()
    .replace(/'s?$/, '')
}

function isAscii(word: string): boolean {
  return /^[\x00-\x5f\x61-\x7f]*$/.test(word)
}
