import { fold } from '../../text/words/fold.ts'
import { numberWord } from '../../numbers/number-word.ts'
import { stopWords } from '../../text/words/stop-words.ts'
import type { Token } from '../../text/words/tokens.ts'

/** Endings that English names hardly have: a capitalised first word with one of them is taken for an ordinary word. */
const ordinary =
  /(?:ing|ed|ly|tion|sion|ment|ness|ity|ers|ors|ists|ies|ics|ess|ance|ence|isms?|ous|ive|able|ible|ful|less|ments|tions|sions|als|ages|ures|ings)$/

/** Frequent words that start sentences without being names and have no telling ending. */
const frequent = new Set(
  `now next here there whole entire almost nearly about around roughly just under over above below not hardly rarely seldom perhaps maybe yet whoever whatever wherever otherwise meanwhile instead due owing thanks sceptical skeptical several nobody nothing everybody everyone everything somebody someone anybody anyone none neither various numerous certain overall according despite
  ask check compare count choose pick prefer avoid expect treat look pin verify budget measure consider remember begin begins wait test buy sell put set add remove open
  close pay save learn try skip never always think bring send call tell decide insist demand leave turn hold watch weigh estimate replace install configure update upgrade review
  people work works music water time times year years day days week month months part parts group groups member members team teams game games
  plan plans test tests study data model models result results report reports source sources article articles author authors fan fans
  critic critics police state states government official officials company companies city town country world war film films book books song
  songs album text texts page pages word words line lines type types form forms value values cost costs price prices size rate rates number
  numbers amount side sides case cases point points way ways thing things man men woman women child children family student students
  school schools teacher house home street road area areas region land food power energy light heat air fire system systems method methods
  tool tools code file files user users access use uses note notes see let make take give find show help keep start stop run train read
  write draw build release releases support today tomorrow yesterday early late new old first last next high low good bad big small large
  long short full free open public private local national global common main major minor key early recent modern true false half double
  plant plants animal animals bird birds tree trees seed seeds soil rain snow wind heart blood cell cells patient patients doctor doctors
  drug drugs dose risk bank banks market markets trade tax law laws court courts judge vote votes party parties leader leaders army troops`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/**
 * The words of a sentence that must stand in its evidence because they name something: capitalised words, and words with digits in them
 * (*H100*). The first word of the sentence and of a quotation counts only when it looks like a name.
 */
export function namesOf(text: string, tokens: readonly Token[]): readonly Token[] {
  return tokens.filter((token, index) => {
    if (/\d/.test(token.raw)) return /\p{L}/u.test(token.raw) && !/^\d/.test(token.raw)
    if (!/^\p{Lu}/u.test(token.raw)) return false
    if (!token.content) return /^(?:May|Will)$/.test(token.raw) && !opensSentence(text, tokens, index)
    return opensSentence(text, tokens, index) ? looksLikeName(token, tokens[index + 1]) : true
  })
}

function opensSentence(text: string, tokens: readonly Token[], index: number): boolean {
  const token = tokens[index]
  const previous = tokens[index - 1]
  if (token === undefined || previous === undefined) return true
  return /[:“"«‘]\s*["“«‘([]*$|[.!?…]["'”’»)\]]*\s+["“«‘([]*$/.test(text.slice(previous.end, token.start))
}

function looksLikeName(token: Token, next: Token | undefined): boolean {
  if (/^\p{Lu}[^\p{Ll}]*\p{Lu}|\p{Ll}\p{Lu}/u.test(token.raw)) return true
  if (next?.word === 'than') return false
  if (next !== undefined && /^\p{Lu}/u.test(next.raw) && !stopWords.has(next.word)) return true
  if (/['’]s$/.test(token.raw)) return true
  const word = fold(token.raw)
  return !ordinary.test(word) && !frequent.has(word) && numberWord([word]) === null && word.length > 2
}
