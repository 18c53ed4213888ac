import { monthName, wholeWords } from '@galley/evidence'
import type { QuestionKind } from '@galley/sdk'

/** Words that give a reason, by language: patterns without regard to case. */
const causes: Readonly<Record<string, readonly string[]>> = {
  en: [
    'because',
    String.raw`since(?= (?!\d|(?-i:\p{Lu})|then(?!\p{L})))`,
    'due to',
    'owing to',
    'thanks to',
    'as a (?:result|consequence)',
    'result(?:s|ed|ing)? (?:of|from|in)',
    'caus(?:e|es|ed|ing)',
    'led to',
    'leads? to',
    'therefore',
    'thus',
    'hence',
    'so that',
    'in order to',
    'so as to',
    'which (?:is why|means)',
    'means that',
    'reasons?',
    'explain(?:s|ed)?',
    'explanation',
    String.raw`attribut\p{L}+ to`,
    String.raw`blam\p{L}+`,
    'stem(?:s|med) from',
    String.raw`trigger\p{L}*`,
    'prompt(?:s|ed)',
    'argu(?:e|es|ed|ing) that',
    'on the grounds',
    String.raw`contribut\p{L}+ to`,
  ],
  // *Da die Frau …*, not *Leonardo da Vinci*: behind a comma or at the beginning, and before the subject of its clause.
  de: [
    'weil',
    String.raw`(?<=^|[.:!?,] )da(?= (?:der|die|das|dies\p{L}*|ein|eine|er|sie|es|man|wir|ich|in|im|bei|sich|alle|viele|kein\p{L}*) )`,
    'deshalb',
    'daher',
    'wegen',
    'aufgrund',
    'grund',
    'ursache',
    'führte',
    'sodass',
  ],
  fr: ["parce qu(?:e|[’']\\p{L}+)", 'puisque', 'afin (?:de|que)', 'grâce à', String.raw`évit\p{L}*`, String.raw`permet\p{L}*`],
  es: ['porque', 'debido a', 'gracias a', 'permiten?'],
  it: ['perché', 'grazie a', 'poiché'],
  nl: ['omdat', 'zodat', 'dankzij'],
  pl: ['ponieważ', 'dzięki', 'aby'],
}

/** The same in scripts that set no space between words. */
const unspacedCauses = ['因为', '由于', '所以', 'から', 'ため']

/** Patterns of words or phrases, divided by commas. */
function patterns(list: string): readonly string[] {
  return list.split(',').map((one) => one.trim())
}

const persons = String.raw`by, claimed, responsib\p{L}+, led, founded, founder, created, built, planned, carried out, blam\p{L}+, accus\p{L}+, suspect\p{L}*,
  behind, named, said, announced, discovered, found, identified, von, durch, beschuldig\p{L}+, verantwort\p{L}+, entdeckt\p{L}*, gründete`
const numerals = String.raw`two, three, four, five, six, seven, eight, nine, ten, dozens?, hundreds?, thousands?, millions?, half, zwei, drei, vier, fünf,
  hundert, tausend, millionen`
const means = String.raw`by \p{L}+ing, us(?:es|ed|ing), through, via, should, must, can be, needs? to, recommended, with the help of, so that, in order to,
  first, then, each, every, until, steps?, method, indem, durch, mithilfe, zuerst, dann`
const effects = String.raw`after(?:wards)?, since, chang\p{L}+, result\p{L}*, led, replac\p{L}+, became, become, now, new, first, began, started,
  introduc\p{L}+, increas\p{L}*, decreas\p{L}*, reduc\p{L}+, restor\p{L}+, repair\p{L}+, reopen\p{L}*, response, consequen\p{L}+, impact, effect, nach,
  seit, seitdem, wurde, neue?n?, führte`

const signs: Readonly<Partial<Record<QuestionKind, readonly RegExp[]>>> = {
  cause: [wholeWords(Object.values(causes).flat()), new RegExp(unspacedCauses.join('|'), 'u')],
  person: [wholeWords(patterns(persons))],
  time: [wholeWords([String.raw`\d{4}`, monthName], 'u')],
  amount: [/\d/, wholeWords(patterns(numerals))],
  means: [wholeWords(patterns(means))],
  effect: [wholeWords(patterns(effects))],
}

/** True for a text that has a word by which an answer of a kind shows, null for a kind that no word shows. */
export function showsAnswer(kind: QuestionKind, text: string): boolean | null {
  return signs[kind]?.some((sign) => sign.test(text)) ?? null
}
