const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = ['', '', ...'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')]
const ordinals =
  '- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  )
const scales: Readonly<Record<string, number>> = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 }

/** Number that a run of words starts with. */
export interface NumberWord {
  readonly value: number
  /** Words used. */
  readonly length: number
  /** *one*, *first* and *second* often state no quantity. */
  readonly soft: boolean
}

/** Reads a spelled English number or ordinal at the start of lower-case words: `['twenty', 'one', 'people']` is 21, two words long. */
export function numberWord(words: readonly string[]): NumberWord | null {
  const ordinal = ordinals.indexOf(words[0] ?? '')
  if (ordinal > 0) return { value: ordinal, length: 1, soft: ordinal < 3 }
  let at = 0
  let total = 0
  let current = 0
  for (; at < words.length; at += 1) {
    const word = words[at] ?? ''
    const scale = scales[word]
    const unit = small.indexOf(word)
    const ten = tens.indexOf(word, 2)
    if (scale !== undefined && at > 0) {
      current *= scale
      if (scale > 100) {
        total += current
        current = 0
      }
    } else if (unit >= 0 && (at === 0 || (current % 10 === 0 && current % 100 !== 10 && current > 0))) current += unit
    else if (ten > 0 && (at === 0 || (current % 100 === 0 && current > 0))) current += ten * 10
    else break
  }
  return at === 0 ? null : { value: total + current, length: at, soft: at === 1 && words[0] === 'one' }
}
