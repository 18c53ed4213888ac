/**
 * One spelling for comparing: compatibility forms and accents undone, lower case, straight apostrophes, no possessive.
 * `fold('Radoičić’s') === 'radoicic'`.
 */
export function fold(word: string): string {
  // Plain ASCII has nothing to undo; of its characters only the backtick would change.
  if (!/[^ -_a-~]/.test(word)) return word.toLowerCase().replace(/'s?$/, '')
  return word
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[’ʼ‘`]/g, "'")
    .toLowerCase()
    .replace(/'s?$/, '')
}
