/** Changes one number of a sentence into another of the same size, or answers `null` when it has none. */
export function changeNumber(sentence: string, random: () => number): string | null {
  const numbers = [...sentence.matchAll(/(?<![\p{L}\p{N}.[])\d+(?:,\d{3})*(?![\p{L}\]])/gu)]
  const chosen = numbers[Math.floor(random() * numbers.length)]
  if (chosen === undefined) return null
  const old = chosen[0]
  const year = /^(?:19|20)\d\d$/.test(old)
  const delta = 1 + Math.floor(random() * 9)
  const value = Number(old.replaceAll(',', ''))
  const changed = year ? value + (random() < 0.5 ? -delta : delta) : value + delta * 10 ** Math.floor(random() * String(value).length)
  const written = old.includes(',') ? String(changed).replaceAll(/\B(?=(\d{3})+$)/g, ',') : String(changed)
  return sentence.slice(0, chosen.index) + written + sentence.slice(chosen.index + old.length)
}

const month = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/

/** The capitalised runs of a text that do not open a sentence; months are dates and no names. */
export function entitiesOf(text: string): readonly string[] {
  return [...text.matchAll(/(?<=[\p{Ll},] )\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+)*/gu)]
    .map((match) => match[0])
    .filter((name) => !month.test(name))
}

/** Puts another name in the place of one; `null` when the sentence has none. */
export function swapEntity(sentence: string, others: readonly string[], random: () => number): string | null {
  const own = entitiesOf(sentence)
  const old = own[Math.floor(random() * own.length)]
  const candidates = others.filter((other) => !sentence.includes(other) && !(old ?? '').includes(other))
  const put = candidates[Math.floor(random() * candidates.length)]
  if (old === undefined || put === undefined) return null
  const at = sentence.search(new RegExp(`(?<=[\\p{Ll},] )${old}`, 'u'))
  return sentence.slice(0, at) + put + sentence.slice(at + old.length)
}

/** Denies what a sentence says, or affirms what it denies; `null` when it offers no place. */
export function negate(sentence: string): string | null {
  if (/\b(?:did|does|do|was|were|is|are|has|have|had|could|would|will|should) not /.test(sentence)) return sentence.replace(/ not /, ' ')
  if (/\b(?:not|never|no|without|n't|nor|neither|none|cannot|unable)\b|n['’]t\b/i.test(sentence)) return null
  const auxiliary = /\b(?:was|were|is|are|has|have|had|could|would|will|can|should|may|might)\b(?! (?:a|an|the|no)\b)/.exec(sentence)
  if (auxiliary === null) return null
  const end = auxiliary.index + auxiliary[0].length
  return `${sentence.slice(0, end)} not${sentence.slice(end)}`
}

/** The two halves of a sentence with one comma, the other way round. */
export function reorder(sentence: string): string | null {
  const parts = sentence.replace(/\.$/, '').split(', ')
  if (parts.length !== 2 || /["“”]/.test(sentence)) return null
  const [first = '', second = ''] = parts
  return `${second}, ${first}.`
}
