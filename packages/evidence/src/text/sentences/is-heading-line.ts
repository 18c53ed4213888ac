import { countWords } from '../words/count-words.ts'
import { plainText } from '../markdown/plain-text.ts'

/** Maximum words of a heading, letters in a script without spaces. */
const maxWords = 12
const maxDense = 24

/** Minimum words of a line that is a statement without a full stop. */
const minStatement = 6

/** *Table 11.1. Gains*: what a table, a picture or an example beside it is called. */
const caption =
  /^\W*(?:table|figure|fig\.|listing|example|tabelle|abbildung|beispiel|tableau|exemple|tabla|figura|ejemplo|tabella|esempio|tabela|exemplo) \d+(?:[.-]\d+)*[.:]\s/iu

/** Finite verbs that headings do without; words that are something else in another of the languages are left out. */
const verb =
  /^(?:is|are|was|were|has|have|had|will|would|can|ist|sind|waren|wird|wurde|wurden|hat|haben|hatte|est|sont|était|étaient|avait|ont|fue|fueron|eran|está|están|han|werd|werden|wordt|heeft|hebben|ble|blir|blev|bliver|har|hadde|havde|hade|kan|sono|hanno|è|é|são|foi|foram|tem|têm)$/iu

/** Words that open a question or a clause in a title: *How it was made*. */
const opening =
  /^(?:who|what|when|where|why|how|which|that|if|wer|wie|wo|wann|warum|welche|qui|que|quand|comment|pourquoi|quién|qué|cómo|cuándo|wie|wat|hoe|waarom|hvem|hva|hvordan|hvorfor|vad|hur|chi|che|come|perché|quem|como)$/iu

/** A prompt of a shell, an assignment, or several words in code. */
const typed = /^`*(?:[$%#>]\s+\S|[A-Z][A-Z0-9_]*=\S)|^`[^`]*\s[^`]*`$/

/**
 * True for a line that stands as a heading in a text without marks: one line, short, no full stop at its end (marks of notes behind it do not count). A line with a finite verb is
 * a statement that lost its full stop, but for a question and a title with capitals.
 */
export function isHeadingLine(line: string): boolean {
  const text = line.replace(/(?:\s?\[\^?[\w.-]{1,40}\])+$/, '')
  if (text.includes('\n') || /(?:\p{Sentence_Terminal}|[…:;,：；，、])["'”’»“」』)\]）]*$/u.test(text) || /\]\(/.test(text)) return false
  // *-- by ada* signs what stands above it; a fence of an admonition (`/// tip`, `::: note`, `!!! warning`) is a mark.
  if (/^\s*(?:--?\s|—\s|\/{3,}|:{3,}|!{3}|\?{3})/.test(text)) return false
  if (caption.test(text)) return false
  // An address names another text, and no part of this one.
  if (/^<?[a-z]+:\/\/\S+$/i.test(text.trim())) return false
  // A command, or a setting with its value, is what a reader is to type.
  if (typed.test(text.trim())) return false
  // *Type: `string`*, *Release date: 1 November 2022* are labels with their values.
  if (/^\p{L}[\p{L} ]{0,30}: (?:.*`|\p{N})/u.test(text)) return false
  const plain = plainText(text)
  const words = plain.split(' ')
  if (words.length > maxWords || countWords(plain) > Math.max(maxWords, maxDense)) return false
  if (words.length < minStatement || opening.test(words[0] ?? '') || !words.some((word) => verb.test(word))) return true
  const long = words.filter((word) => /^\p{L}{4,}/u.test(word))
  return long.filter((word) => /^\p{Lu}/u.test(word)).length > long.length * 0.6
}
