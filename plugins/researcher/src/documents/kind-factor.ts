import type { QuestionKind } from '@galley/sdk'

/** Words by which a sentence shows that it gives such an answer. */
const signs: Readonly<Partial<Record<QuestionKind, RegExp>>> = {
  cause:
    /\b(?:[Bb]ecause|[Ss]ince (?!\d|\p{Lu}|then\b)|[Dd]ue to|[Oo]wing to|[Tt]hanks to|[Aa]s a (?:result|consequence)|result(?:s|ed|ing)? (?:of|from|in)|caus(?:e|es|ed|ing)|led to|leads? to|therefore|thus|hence|so that|in order to|so as to|which (?:is why|means)|means that|reasons?|explain(?:s|ed)?|explanation|attribut\w+ to|blam\w+|stem(?:s|med) from|trigger\w*|prompt(?:s|ed)|argu(?:e|es|ed|ing) that|on the grounds|contribut\w+ to|weil|da|deshalb|daher|wegen|aufgrund|grund|ursache|führte|sodass|parce que|puisque|afin (?:de|que)|grâce à|évite\w*|permet\w*|porque|debido a|gracias a|permite\w*|perché|grazie a|poiché|omdat|zodat|dankzij|ponieważ|dzięki|aby)(?!\p{L})|因为|由于|所以|から|ため/u,
  person:
    /\b(?:by|claimed|responsib\w+|led|founded|founder|created|built|planned|carried out|blam\w+|accus\w+|suspect\w*|behind|named|said|announced|discovered|found|identified|von|durch|beschuldig\w+|verantwort\w+|entdeckt\w*|gründete)\b/i,
  time: /\b\d{4}\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember)\b/i,
  amount:
    /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?|half|zwei|drei|vier|fünf|hundert|tausend|millionen)\b/i,
  means:
    /\b(?:by \w+ing|us(?:es|ed|ing)|through|via|should|must|can be|needs? to|recommended|with the help of|so that|in order to|first|then|each|every|until|steps?|method|indem|durch|mithilfe|zuerst|dann)\b/i,
  effect:
    /\b(?:after(?:wards)?|since|chang\w+|result\w*|led|replac\w+|became|become|now|new|first|began|started|introduc\w+|increas\w*|decreas\w*|reduc\w+|restor\w+|repair\w+|reopen\w*|response|consequen\w+|impact|effect|nach|seit|seitdem|wurde|neue?n?|führte)\b/i,
}

/** Factors of a quote that shows it gives the kind of answer that is asked for, and of one that does not. */
const shown = 1.35
const silent = 0.7
/** The same for means, which are often told without a word for them. */
const shownMeans = 1.15
const silentMeans = 0.85

/** Dates, and numbers that order or name: they count nothing. */
const calendar =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember)\b(?: \d{1,2}\b)?|\b\d{1,2}\.? (?=January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember)|\b(?:1[5-9]|20)\d\d\b(?![.,]\d)|\b\d+(?:st|nd|rd|th)\b/g
const counted =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|half|quarter|percent|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|hundert|tausend|Millionen|Prozent)\b/i

/** Headings over reasons. */
const reasons = /^\W*(?:\d[\d.]* )?(?:motivation|rationale|reasons?|causes?|why\b|warum\b|gründe|ursachen?|begründung)/iu

/** True for a heading over reasons. */
export function isReasonHeading(heading: string): boolean {
  return reasons.test(heading)
}

/** True for a quote that gives the kind of answer that is asked for, as far as words show it. */
export function givesKind(kind: QuestionKind, quote: string, headings: readonly string[]): boolean {
  if (kind === 'figures') return kindFactor(kind, quote) > 0
  return signs[kind]?.test(quote) !== false || (kind === 'cause' && headings.some(isReasonHeading))
}

/** Factor by which a quote counts for a question of this kind, under a heading. */
export function kindFactor(kind: QuestionKind, quote: string, heading = ''): number {
  // Who asks for statistics is served by nothing else.
  if (kind === 'figures') return counted.test(quote.replaceAll(/\[[^\]\s]{1,12}\]/g, '').replaceAll(calendar, ' ')) ? 1 : 0
  const sign = signs[kind]
  if (sign === undefined) return 1
  if (kind === 'means') return sign.test(quote) ? shownMeans : silentMeans
  return sign.test(quote) || (kind === 'cause' && isReasonHeading(heading)) ? shown : silent
}
