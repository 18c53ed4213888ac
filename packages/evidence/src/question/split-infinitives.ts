import { stopWords } from '../text/words/stop-words.ts'

/** A language whose instructions are infinitives behind one opening: *how to …*, *comment …*. Patterns of words. */
interface Grammar {
  readonly opening: RegExp
  readonly and: string
  readonly verb: string
  /** Pronoun before a verb that nothing but a verb can follow. */
  readonly clitic: string
  /** Words behind a verb that do not follow a noun. */
  readonly object: string
  /** Verbs that are no nouns: what follows them may be anything. */
  readonly sure: RegExp
}

const never = /(?!)/u
const grammars: readonly Grammar[] = [
  {
    opening: /^how (?:to|(?:do(?:es)?|can|could|should|must|would|will) (?:i|you|we|one)) /iu,
    and: 'and',
    // Neither *groups* nor *losing*.
    verb: String.raw`\p{Ll}+(?<![^s]s|[aeiouy]\p{Ll}{0,9}ing|ly)(?:-\p{Ll}+)?(?: (?:up|down|off|out|on|in|back|over))?`,
    clitic: String.raw`\p{Ll}+ly `,
    object: String.raw`(?:an?|the|its?|them|their|my|your|his|her|our|this|that|these|those|each|every|all|some)`,
    sure: /^(?:add|allow|apply|avoid|become|begin|bring|choose|compile|configure|connect|convert|create|decrypt|define|delete|deploy|detect|disable|eliminate|enable|encrypt|ensure|generate|get|give|improve|include|install|keep|learn|let|maintain|make|manage|obtain|organi[sz]e|prevent|protect|provide|publish|receive|recover|refer|remove|rename|replace|resize|resolve|restore|retrieve|send|serve|specify|submit|tell|uninstall|unlock|unpack|validate|verify)$/u,
  },
  {
    opening: /^comment (?:faire pour |peut-on |puis-je )?/iu,
    and: 'et',
    verb: String.raw`\p{Ll}+(?:er|ir|re)`,
    clitic: String.raw`(?:(?:en|y|l[ea]s?|lui|leur|se) |[ls][’'])`,
    object: String.raw`(?:une?|l[ea]s?|mon|ma|mes|son|sa|ses|votre|vos|cet?|cette|ces|chaque|en|à|dans)`,
    sure: never,
  },
  {
    opening: /^¿?cómo (?:puedo |podemos |se puede )?/iu,
    and: '[ye]',
    verb: String.raw`\p{Ll}+[aeií]r(?:se|l[oae]s?)?`,
    clitic: '(?!)',
    object: String.raw`(?:un|una|unos|unas|el|l[ao]s?|mis?|tus?|sus?|est[ea]|cada|todos|todas|en|a)`,
    sure: /r(?:l[oae]s?|se)$/u,
  },
  {
    opening: /^come (?:posso |si può )?/iu,
    and: 'ed?',
    verb: String.raw`\p{Ll}+(?:[aei]re|rl[oaie]|rsi)`,
    clitic: '(?!)',
    object: String.raw`(?:un|uno|una|il|l[oae]|gli|mi[oa]|su[oa]|ogni|in|a)`,
    sure: /r(?:l[oaie]|si)$/u,
  },
  {
    opening: /^como (?:posso |se pode )?/iu,
    and: 'e',
    verb: String.raw`\p{Ll}+[aei]r(?:-l[oa]s?|-se)?`,
    clitic: '(?!)',
    object: String.raw`(?:um|uma|uns|umas|os?|as?|meu|minha|seu|sua|cada|em)`,
    sure: /r-/u,
  },
]

/** Pairs of verbs that are one action. */
const oneAction =
  /^(?:drag and drop|(?:copy|cut) and paste|(?:search|find) and replace|point and click|pick and choose|mix and match|(?:try|go|come) and \p{L}+)(?!\p{L})/iu
/** Verbs without an object: *log in and change the password*. */
const alone = /^(?:log|sign|check|opt) (?:in|out|on|up|off)$/u
const maxInstructions = 4

/** The instructions of a question in one of these languages behind its opening; one where it is not sure that there are more. Null in another language. */
export function splitInfinitives(question: string): { readonly opening: string; readonly clauses: readonly string[] } | null {
  const grammar = grammars.find((one) => one.opening.test(question))
  const [opening = ''] = grammar?.opening.exec(question) ?? []
  if (grammar === undefined || opening === '') return null
  const rest = question.slice(opening.length)
  if (oneAction.test(rest)) return { opening, clauses: [rest] }
  const clauses = ofOneObject(rest, grammar) ?? ofSeveral(rest, grammar)
  return { opening, clauses: clauses.length <= maxInstructions ? clauses : [rest] }
}

/** *back up and restore a header*: verbs that share an object. Null where they share none. */
function ofOneObject(rest: string, { verb, and }: Grammar): readonly string[] | null {
  const [, first = '', between = '', last = '', object = ''] =
    new RegExp(String.raw`^(${verb})((?:, ${verb})*),? ${and} (${verb}) (.*\p{L}.*)$`, 'u').exec(rest) ?? []
  const verbs = [first, ...between.split(', ').slice(1), last]
  if (object === '' || verbs.some((one) => stopWords.has(one.split(' ')[0] ?? '')) || alone.test(first)) return null
  return verbs.map((one) => `${one} ${object}`)
}

/** *back up a folder and restore a file*: verbs each with an object of its own, as far as a word can only be a verb. */
function ofSeveral(rest: string, { and, verb, clitic, object, sure }: Grammar): readonly string[] {
  const joints = [
    ...rest.matchAll(
      new RegExp(
        String.raw`(?<before>\S+?)(?<joint>,? ${and} (?:then )?|[,;] (?:then )?)(?=(?<clitic>${clitic})?(?<verb>${verb})(?<object> ${object}(?!\p{L}))?(?= \S|\W*$))`,
        'gu',
      ),
    ),
  ].filter(({ groups = {} }) => {
    const [word = ''] = groups['verb']?.split(' ') ?? []
    const isSure = sure.test(word) || groups['object'] !== undefined || groups['clitic'] !== undefined
    // *let users create and delete their posts*: two verbs of one clause.
    return isSure && !stopWords.has(word) && !sure.test(groups['before'] ?? '')
  })
  if (!joints.some(({ groups }) => /\p{L}/u.test(groups?.['joint'] ?? ''))) return [rest]
  const starts = joints.map(({ index, 0: whole }) => index + whole.length)
  const ends = joints.map(({ index, groups }) => index + (groups?.['before']?.length ?? 0))
  const clauses = [0, ...starts].map((start, at) => rest.slice(start, ends[at] ?? rest.length))
  // A verb alone has its object behind the other.
  return clauses[0]?.includes(' ') === true ? clauses : [rest]
}
