import { monthName, startsDangling, wholeWords } from '@galley/evidence'

const connectives =
  'however moreover furthermore additionally also besides but and or so yet nor thus hence therefore consequently accordingly instead nevertheless nonetheless still then later afterward afterwards subsequently meanwhile similarly likewise conversely otherwise finally secondly thirdly eventually alternatively optionally fortunately unfortunately'
const pronouns =
  'it its they their them theirs he him his she her hers this that these those such here neither either another others former latter which who'
const german =
  'daher deshalb deswegen jedoch allerdings außerdem zudem dennoch trotzdem dies dieser diese dieses diesem diesen dabei dadurch damit danach dazu hierbei hierfür hierzu somit folglich stattdessen'
const opening = new Set(`${connectives} ${pronouns} ${german}`.split(' '))
/** The same of Chinese and Japanese, which part no words. */
const openingDense =
  /^(?:不过|但是|但|然而|因此|所以|此外|另外|同时|其中|这|那|它|他们|她们|他|她|该|此|其|于是|否则|然后|接着|そのため|しかし|また|さらに|この|その|これ|それ|ここで|なお|ただし|一方|したがって|従って|そして|つまり|例えば|たとえば)/u

const pointing =
  /^(?:as a result|as such|for (?:more|further) (?:details|information)\b|as (?:you|we) (?:can )?see|as (?:mentioned|noted|described|explained|shown|discussed)\b|in addition|in turn|in other words|in (?:all|any|most) other (?:cases|situations)|in (?:contrast|response|return|reply|reaction|this|that|these|those|both|doing)\b|(?:on|by) (?:the other hand|contrast|comparison|this|that|the same|then)\b|for (?:example|instance|this|that|these|those)\b|(?:at|after|before|during|since|because of|despite|with|without|from|following|under|to|of|like|unlike|through|as|over|until|by|among|amongst|between|within|if|when) (?:this|that|these|those|them|the (?:same|former|latter))\b|the (?:latter|former|same|other|others|two|three|four|second|third|following|above|resulting|remaining|rest)\b|(?:some|most|many|all|both|none|one|two|several|each|half) of (?:them|these|those)\b|(?:both|all (?:two|three|four|five|six|seven|eight|nine|ten)) (?!\p{L}+ and )\p{L}+\b|one (?:such|example|was|is|reason|of (?:its|their|his|her))\b|other \w|a similar\b|similar\b|the same\b|more recently|at the time\b|at (?:first|last)\b|(?:shortly|soon) (?:after|before)\w*,|(?:a|the) (?:day|week|month|year|few \w+) (?:later|earlier|after)\b|(?:\w+ )?(?:days|weeks|months|years|hours|minutes) (?:later|earlier)\b|the (?:difference|result|reason|problem|solution|exception|drawback|advantage|disadvantage|downside|catch|trick|procedure) (?:is|was|are|were)\b|the next \w+\b|the following\b|the (?:pair|duo|trio|couple|latter|incident)\b|(?:a|the) (?:majority|minority|handful|number|total|few|first|second|third) (?:was|were|is|are|had|has|have|of (?:these|those|them|which|whom))\b|on a (?:similar|related|different) note\b|(?:early|late|later) (?:that|the same)\b)/iu

/** *It was announced that …*: a pronoun that stands for nothing. */
const expletive =
  /^it (?:is|was|has been|had been|may be|can be|would be|will be|remains?|seems|appears|became) (?:(?:\w+ly|not|also|now|still|later|then) )?(?:\w+ed|known|said|thought|found|shown|held|clear|unclear|likely|unlikely|possible|impossible|important|necessary|common|rare|difficult|hard|easy|true) (?:that|to|for|whether|how|why|when|who)\b/i

/** Months and days are capitalised but are nobody a pronoun could stand for. */
const calendar = new Set(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
)

/** *Those Once Loyal is …*: a name that begins like a pronoun. */
const nameLikePronoun = /^(?:This|That|These|Those|Such|Another|Both) (?:\p{Lu}[\p{L}’'-]+ ){1,5}(?:is|are|was|were) (?:an?|the) /u

/**
 * True for a sentence that a reader understands without the one before it: no dangling connective or pronoun at its beginning, and none as the
 * subject after an introductory phrase that names nobody. Knows English best, and of German, Chinese and Japanese the words that begin such a sentence.
 * `known` has the headings above it: *this dump* below *SQL Dump* points at nothing else.
 */
export function isSelfContained(sentence: string, known = ''): boolean {
  const text = sentence.replace(/^["“'‘«([*_\s]+/, '')
  const first = /^[\p{L}’']+/u.exec(text)?.[0].toLowerCase() ?? ''
  // A sentence in brackets adds to the one before it.
  if (/^[(（]/.test(sentence)) return false
  if (/^both \p{L}+ and /iu.test(text) || nameLikePronoun.test(text)) return true
  if (openingDense.test(text)) return false
  if (opening.has(first.replace(/['’]\p{L}*$/u, '')) || pointing.test(text)) return false
  return (
    !startsDangling(text) &&
    !leaning.test(text) &&
    !pointsBack(text, known) &&
    !assumesKnown(text, known) &&
    !leansOnPhrase(text) &&
    !leansOnTime(text) &&
    !leansOnPerson(text) &&
    !leansOnThing(text)
  )
}

/** *killed by these infections*, *the same model*, *a similar landing*: a noun that some other sentence brought in; *those trapped* brings in its own. */
function pointsBack(text: string, known: string): boolean {
  const found =
    /\b(?:these|those(?! \p{Ll}+(?:ed|en|ing)\b)|such|this|the same|a similar) (?!(?:who|that|which|with|in|of|from|to|for|as|an?|is|was|are|were|year|week|month|day|time|page|article)\b)(\p{Ll}[\p{L}-]{2,})(?! (?:as|to|that|who|which)\b)/u.exec(
      text,
    )
  if (found === null) return false
  const root = (found[1] ?? '').replace(/(?:ies|es|s|y)$/, '').toLowerCase()
  return !`${known} ${text.slice(0, found.index)}`.toLowerCase().includes(root)
}

/** *The attackers published …*: somebody, or something that happened, of whom a sentence before tells, or the title or a heading. */
function assumesKnown(text: string, known: string): boolean {
  const [, noun = ''] =
    /^The (attack|attacker|incident|accident|crash|event|report|study|paper|author|researcher|scientist|team|group|company|firm|victim|suspect|man|woman|boy|girl|couple|move|decision|announcement|measure|agreement|deal|ban|court|judge|vote|proposal|plan|project|campaign)s?(?! (?:of|on|in|at|by|from|to|that|who|which|between|against|behind|called|named|known)\b)(?!\p{L})/u.exec(
      text,
    ) ?? []
  return noun !== '' && !known.toLowerCase().includes(noun.replace(/(?:er|or)$/, ''))
}

/** *can therefore register such a name*, *trained both on tokens*: words that point back from the middle of a sentence. */
const leaning =
  /^[^,;:]{1,60}, (?:on the other hand|by contrast|in contrast|hingegen|dagegen|en revanche|en cambio|por el contrario),?\s|\btherefore\b|\b(?:the|as) above\b(?! \p{Ll}+ly)|\babove (?:command|example|code|output|statement|function|table|list)s?\b|\bin (?:that|this) (?:regard|respect|case|way|manner|sense)\b|\bthe previous (?:example|section|command|chapter|code|step|paragraph)s?\b|\bsuch an? \p{Ll}+(?!.* that\b)|\bboth (?:on|in|at|with|from|by)\b(?!.*\band\b)/u

const times = 'day|night|morning|afternoon|evening|week|weekend|month|year|season|time|point|moment|date|summer|winter|spring|autumn|fall'
const sameTime = new RegExp(String.raw`\b(?:that|that same|the same) (?:${times})\b(?! that\b)`, 'i')
const nextTime = new RegExp(String.raw`\bthe (?:following|next|previous|preceding) (?:${times})\b`, 'i')
const dated = wholeWords(
  [String.raw`\d{4}`, String.raw`\d{1,2}(?:st|nd|rd|th)? (?:${monthName})`, String.raw`(?:${monthName}) \d{1,2}`],
  'u',
)

/** *Late that day*, *in the following year*: a time that some other sentence names. */
function leansOnTime(text: string): boolean {
  return sameTime.test(text) || (nextTime.test(text) && !dated.test(text))
}

/** *In 2013, he signed …*, *By 1901 they had …*: the phrase before the pronoun does not say who. A clause with a name in it may (*When Kim fell, he …*). */
function leansOnPhrase(text: string): boolean {
  const short =
    /^(?:in|by|on|at|during|from|until|since|around|for|after|before)\s((?:[\p{L}\d'’.-]+\s){1,4}?)(?:he|she|it|they|his|her|their)\b/iu.exec(
      text,
    )
  if (short !== null && !names(` ${short[1] ?? ''}`)) return true
  const match = /^([^,;:.]{2,90}),\s+(?:(?:he|she|it|they|his|her|its|their|this|these|those|both)\b)(.*)/i.exec(text)
  if (match === null) return false
  const [, phrase = '', rest = ''] = match
  if (expletive.test(`it${rest}`)) return false
  if (!/^(?:when|while|after|as|because|although|though|since|before|once|if|until|unless|where|despite)\b/i.test(phrase)) return true
  return !names(phrase)
}

/** *The firm gave her …*: a person whom nobody has named yet. */
function leansOnPerson(text: string): boolean {
  const at = /(?<![\p{L}’'])(?:he|she|him|her|his|hers|himself|herself)(?![\p{L}’'])/iu.exec(text)?.index
  if (at === undefined) return false
  const before = text.slice(0, at)
  return (
    !names(before) &&
    !/\b(?:an?|one|each|every|any|whoever|someone|anyone)\b/i.test(before) &&
    !/^\p{Lu}\p{L}+(?:['’]s)?\s(?!\p{Ll}+\s(?:of|in|at)\b)/u.test(
      before.replace(
        /^(?:The|This|That|These|In|On|At|By|For|From|After|Before|When|While|As|If|Some|Many|Most|All|No|Only|During|Since|Until|With|Without|Because|Although|Despite)\s/,
        '',
      ),
    )
  )
}

/** *Between 25 and 30 December, people who installed its builds*: a thing that nothing before it names, by a name or behind an article. */
function leansOnThing(text: string): boolean {
  const at = /(?<![\p{L}’'])(?:its|itself)(?![\p{L}’'])/u.exec(text)?.index
  if (at === undefined) return false
  const before = text.slice(0, at)
  const opensWithPhrase =
    /^(?:In|On|At|By|For|From|After|Before|Between|Since|Until|During|With|Without|About|Some|Many|Most|All|People|Users)\s/
  return opensWithPhrase.test(before) && !names(before) && !/\b(?:the|an?|this|that|each|every|any|no|one|another|it)\b/i.test(before)
}

/** True when somebody or something is named in it, behind its first word. */
function names(text: string): boolean {
  return [...text.matchAll(/\s(\p{Lu}[\p{L}’'-]+)/gu)].some(([, name = '']) => !calendar.has(name.toLowerCase()))
}
