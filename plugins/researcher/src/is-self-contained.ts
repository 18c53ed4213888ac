import { startsDangling } from '@galley/evidence'

const connectives =
  'however moreover furthermore additionally also besides but and or so yet nor thus hence therefore consequently accordingly instead nevertheless nonetheless still then later afterward afterwards subsequently meanwhile similarly likewise conversely otherwise finally secondly thirdly eventually'
const pronouns =
  'it its they their them theirs he him his she her hers this that these those such here neither either another others former latter which who'
const opening = new Set(`${connectives} ${pronouns}`.split(' '))

const pointing =
  /^(?:as a result|as such|in addition|in turn|in other words|in (?:contrast|response|return|reply|reaction|this|that|these|those|both|doing)\b|(?:on|by) (?:the other hand|contrast|comparison|this|that|the same|then)\b|for (?:example|instance|this|that|these|those)\b|(?:at|after|before|during|since|because of|despite|with|without|from|following|under|to|of|like|unlike|through|as|over|until|by|among|amongst|between|within|if|when) (?:this|that|these|those|them|the (?:same|former|latter))\b|the (?:latter|former|same|other|others|two|three|four|second|third|following|above|resulting|remaining|rest)\b|(?:some|most|many|all|both|none|one|two|several|each|half) of (?:them|these|those)\b|both (?:of|were|are|have|had)\b|one (?:such|example|was|is|reason|of (?:its|their|his|her))\b|other \w|a similar\b|similar\b|the same\b|more recently|at the time\b|at (?:first|last)\b|shortly (?:after|before)\w*,|(?:a|the) (?:day|week|month|year|few \w+) (?:later|earlier|after)\b|(?:\w+ )?(?:days|weeks|months|years|hours|minutes) (?:later|earlier)\b|the next \w+\b|the following\b)/i

const expletive =
  /^it (?:is|was|has been|had been|may be|can be|would be|will be|remains?|seems|appears|takes|took) (?:[\w-]+ ){0,3}?(?:that|to|for|not until|until|why|how|whether|who|when)\b/i

/** Months and days are capitalised but are nobody a pronoun could stand for. */
const calendar = new Set(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
)

/**
 * Can a reader understand the sentence without the one before it? No dangling connective or pronoun at its beginning, and none as the
 * subject after an introductory phrase that names nobody. Knows English; a sentence in another language passes.
 */
export function isSelfContained(sentence: string): boolean {
  const text = sentence.replace(/^["“'‘«([*_\s]+/, '')
  const first = /^[\p{L}’']+/u.exec(text)?.[0].toLowerCase() ?? ''
  if (expletive.test(text)) return true
  if (/^both \p{L}+ and /iu.test(text)) return true
  if (opening.has(first.replace(/['’]\p{L}*$/u, '')) || pointing.test(text)) return false
  return !startsDangling(text) && !leansOnPhrase(text)
}

/** *In 2013, he signed …*: the phrase before the comma does not say who. */
function leansOnPhrase(text: string): boolean {
  const match = /^([^,;:.]{2,90}),\s+(?:(?:he|she|it|they|his|her|its|their|this|these|those|both)\b)(.*)/i.exec(text)
  if (match === null) return false
  const [, phrase = '', rest = ''] = match
  if (expletive.test(`it${rest}`)) return false
  const names = [...phrase.matchAll(/\s(\p{Lu}\p{L}+)/gu)].filter(([, name = '']) => !calendar.has(name.toLowerCase()))
  return names.length === 0
}
