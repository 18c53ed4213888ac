/** Letters that Unicode does not take apart, as they are written without them. */
const letters: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i' }

/** Words of a text in Latin letters without marks and in figures, in lower case: `Łódź 2026` is `lodz`, `2026`. */
export function latinWords(text: string): readonly string[] {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßłøđðþæœı]/g, (letter) => letters[letter] ?? letter)
  return plain.match(/[a-z0-9]+/g) ?? []
}
