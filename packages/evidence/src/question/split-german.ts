import { functionWordsOf } from '../text/language/function-words.ts'

const subject = '(?:man|ich|wir)'
const modal = /^wie (?:kann|könn\p{L}*|muss|müss\p{L}*|soll\p{L}*|darf|dürf\p{L}*) (?:man|ich|wir) /iu
/** Ending of a verb that has such a subject. */
const endings: Readonly<Record<string, string>> = { man: 't', ich: 'e', wir: 'en' }
const determiner = String.raw`(?:es|sie|ihn|ihm|ihnen|ein\p{Ll}{0,2}|das|den|dem|der|die|dies\p{Ll}+|jed\p{Ll}+|mein\p{Ll}*|sein\p{Ll}*|ihr\p{Ll}*|unser\p{Ll}*)`
const prefix = /(?<!\p{L})(?:ab|an|auf|aus|bei|durch|ein|fest|her|hin|los|mit|nach|um|vor|weg|zu|zurück|zusammen)$/u

/** The instructions of a German question, each as a question; the question itself where it is not sure that there are more. */
export function splitGerman(question: string): readonly string[] {
  return ofModal(question) ?? ofOneObject(question) ?? ofSeveral(question)
}

/** *Wie kann man einen Ordner sichern und wiederherstellen*: infinitives at the end. */
function ofModal(question: string): readonly string[] | null {
  const [opening] = modal.exec(question) ?? []
  if (opening === undefined) return null
  const [, object = '', first = '', other, last = ''] =
    new RegExp(String.raw`^(.+?) (\p{Ll}+n) und (?:dann )?(${determiner} (?:.+ )?)?(\p{Ll}+n)$`, 'u').exec(
      question.slice(opening.length),
    ) ?? []
  return last === '' ? [question] : [`${opening}${object} ${first}`, `${opening}${other ?? `${object} `}${last}`]
}

/** *Wie sichert und prüft man einen Ordner*: verbs that share an object, unless one of them has its prefix at the end. */
function ofOneObject(question: string): readonly string[] | null {
  const [, asking = '', first = '', second = '', rest = ''] =
    new RegExp(String.raw`^(wie) (\p{Ll}+) und (\p{Ll}+) (${subject} .+)$`, 'iu').exec(question) ?? []
  return rest === '' || prefix.test(rest) ? null : [`${asking} ${first} ${rest}`, `${asking} ${second} ${rest}`]
}

/** *Wie sichert man einen Ordner und stellt ihn wieder her*: the second verb has the ending of the first, and an object that no noun can stand before. */
function ofSeveral(question: string): readonly string[] {
  const [, asking = '', who = '', rest = ''] = new RegExp(String.raw`^(wie) \p{Ll}+ (${subject}) (.+)$`, 'iu').exec(question) ?? []
  const ending = endings[who.toLowerCase()] ?? ''
  // A noun behind a word in *t* is its object; behind one in *e* or *en* it may be *kleine Dateien*.
  const object = ending === 't' ? String.raw`(?:${determiner}(?!\p{L})|\p{Lu})` : String.raw`${determiner}(?!\p{L})`
  const joint = new RegExp(String.raw`,? und (?:dann |danach )?(\p{Ll}+${ending})(?: ${subject})?(?= ${object})`, 'u').exec(rest)
  const verb = joint?.[1] ?? ''
  if (joint === null || functionWordsOf(question).has(verb)) return [question]
  const end = question.length - rest.length + joint.index
  return [question.slice(0, end), `${asking} ${verb} ${who}${rest.slice(joint.index + joint[0].length)}`]
}
