import {
  askedActions,
  comparedSides,
  definedBy,
  functionWordsOf,
  languageOf,
  measureAsked,
  questionKind,
  settingOf,
  stemList,
} from '@galley/evidence'
import { askingWords, type Plan, type Question, type QuestionKind, type SectionForm } from '@galley/sdk'
import { germanNouns, invertedVerbs, isAspect, namesIn } from '../documents/topic-fit.ts'
import { phrasesOf } from '../words/phrases-of.ts'
import { rootsOf, rootsOfTitle } from '../words/roots-of.ts'
import { isFrameHeading } from './is-frame-heading.ts'
import { subjectAsked } from './subject-asked.ts'

/** Stems that a question looks for. */
export interface Need {
  readonly questionId: string
  readonly text: string
  /** Content stems that tell this question from the topic; empty for a question about the topic as a whole. */
  readonly stems: ReadonlySet<string>
  /** Words that the sections have which ask this question: evidence for fewer is not enough. */
  readonly words: number
  /** Its other words that say something, names among them: they tell only which of two answers is meant. */
  readonly asides: ReadonlySet<string>
  /** Pairs of words beside each other (`phrasesOf`) that hold one of its stems. */
  readonly phrases: ReadonlySet<string>
  /** Stems of the headings of the sections that this question belongs to. */
  readonly headings: readonly ReadonlySet<string>[]
  /** Of those stems what its headings are about: *attacks* of *Attacks on package registries*. */
  readonly heads: ReadonlySet<string>
  /** True when it asks for no matter of its own (*Background*, *How it works*): then anything about the topic may answer it, if no heading does. */
  readonly isGeneral: boolean
  /** True for a question that the topic itself asks. */
  readonly isAsked: boolean
  /** True for a question that names its matter by a pronoun (*What is it used for?*): its words are those of the question before it too. */
  readonly isLeaning: boolean
  /** Roots of what the question asks to have defined: *blueprint* of *What is a blueprint in Flask?* Empty for every other question. */
  readonly defined: ReadonlySet<string>
  /** Roots of the title of the only document that may answer: a topic that names several asks of each by itself. */
  readonly only: ReadonlySet<string> | null
  /** Sides that a question sets against each other: what answers it names two at least. */
  readonly sides: readonly string[]
  readonly kind: QuestionKind
  /** Forms of the sections that this question belongs to. */
  readonly forms: ReadonlySet<SectionForm>
}

/** Words of questions and headings that name no subject of their own. */
const empty = stemList(
  `aspect aspects know known knows fact facts important importantly main matter matters happen happened source sources say says said tell describe explain cover covers introduction overview background summary conclusion brief question answer reader about detail details key general information role work works läuft lauft ablauf ab an auf aus bei ein mit nach vor zu funktioniert way ways exactly use sonst wichtig vs versus not no nicht niet não 什么 是 吗 如何 怎么 怎样 什么 多少 需要 哪些 为什么 可 方法 何 ${askingWords}`,
  rootsOf,
)

/** True for a root that names no subject of its own: *use*, *work*, *overview*. */
export function namesNothing(root: string): boolean {
  return empty.has(root)
}

/** Reads what the questions of a plan look for. The topic's own words are left out: they stand everywhere and choose nothing. */
export function needsOf(plan: Plan, topic: string, questionIds: readonly string[], titles: readonly string[] = []): readonly Need[] {
  const known = new Set(rootsOf(`${topic} ${plan.title}`))
  // What a question asks of several by name is not in their names.
  const names = new Set([...subjectNames(topic, titles), ...plan.questions.flatMap(({ of }) => rootsOfTitle(of ?? ''))])
  const wanted = new Set(questionIds)
  const needs = plan.questions.map((question) => {
    // The name of a side is what is asked for.
    const own = question.kind === 'comparison' ? names.difference(new Set(rootsOf(question.text))) : names
    const leaning = question.isAsked === true ? leansOn(question.text, plan.questions[0]?.text ?? '', topic) : ''
    return needOf(plan, question, question.isAsked === true ? own : known, leaning)
  })
  return needs.filter(({ questionId }) => wanted.has(questionId)).map((need) => besideOthers(need, needs))
}

/** Stems of a question up to which it names no matter of its own: *and how much was paid each year?*, *changer la langue*. */
const few = 2

/** A question that says little, with the words of another beside its own: of the first for a further one, of its neighbour for an instruction. They tell which of two answers is meant. */
function besideOthers(need: Need, needs: readonly Need[]): Need {
  const isOwn = (one: Need): boolean => one.isAsked && one.only === null && one.kind !== 'comparison'
  const first = needs.find((one) => one !== need)
  const isFurther = need !== needs[0] || (need.kind === 'steps' && first?.kind === 'steps')
  if (first === undefined || !isFurther || !isOwn(need) || !isOwn(first) || need.stems.size > few || need.isLeaning) return need
  return { ...need, asides: need.asides.union(first.stems).difference(need.stems) }
}

/** Documents from which a name that several bear is the folder's subject. */
const many = 4

/** The names of a topic that name its subject: where titles have some of them, the others are what is asked of it (*How did Mocha affect Myanmar?*). */
function subjectNames(topic: string, titles: readonly string[]): ReadonlySet<string> {
  const names = namesIn(topic)
  const entitled = titles
    .map((title) => names.intersection(new Set(rootsOfTitle(title))))
    .reduce<ReadonlySet<string>>((most, own) => (own.size > most.size ? own : most), new Set())
  // A name that one page of many bears is what is asked for beside it.
  const roots = titles.map((title) => new Set(rootsOfTitle(title)))
  const shared = new Set([...entitled].filter((name) => roots.filter((own) => own.has(name)).length > 1))
  if (titles.length >= many && shared.size > 0) return shared
  return entitled.size > 0 ? entitled : names
}

function needOf(plan: Plan, question: Question, known: ReadonlySet<string>, leaning: string): Need {
  const { id, text, mustCover, of, isAsked = false } = question
  const kind = kindOf(question)
  const sections = plan.outline.filter(({ questionIds }) => questionIds.includes(id))
  const words = wordsOf(plan, question)
  const only = of === undefined ? null : new Set(rootsOfTitle(of))
  const parts = only === null ? sections.filter((section) => !isFrameHeading(section)) : []
  const headings = parts.map(({ heading }) => new Set(rootsOf(heading))).filter((stems) => stems.size > 0)
  const small = functionWordsOf(text)
  const bare = joinedVerb(text.replace(measureAsked(text), ''))
    .replace(degree, 'how')
    .replace(naming, ' ')
    .replaceAll(/\p{L}+/gu, (word) => (small.has(word.toLowerCase()) ? ' ' : word))
  const all = rootsOf(bare).filter((stem) => !empty.has(stem) && only?.has(stem) !== true)
  const unknown = all.filter((stem) => !known.has(stem))
  const telling = isAsked ? tellingIn(unknown, text) : unknown
  const leant = rootsOf(leaning)
  const isLeaning = leant.length > 0 && pronoun.test(text)
  const antecedent = tellingIn(
    leant.filter((stem) => !known.has(stem)),
    leaning,
  )
  const own = [
    ...(telling.length === 0 ? (antecedent.length > 0 ? antecedent : unknown) : isLeaning ? [...antecedent, ...telling] : telling),
    ...(isAsked && /\b(?:behind|verantwortlich)\b/i.test(text) ? rootsOf('responsible accused founder developer maintainer') : []),
  ]
  // What a question ends on is what it asks of its subject: *attacked* of *How are package registries attacked?*
  const heads = new Set(isAsked ? own.filter((stem) => stem === all.at(-1)) : parts.flatMap(({ heading }) => headsOf(heading)))
  const stems = new Set(stemsFor(own, all, headings, question))
  const phrases = new Set([...phrasesOf(text)].filter((phrase) => phrase.split(' ').some((stem) => stems.has(stem))))
  const forms = new Set(sections.flatMap(({ form }) => form ?? []))
  const isGeneral = own.length === 0 && mustCover !== true
  const defined = new Set(isAsked ? rootsOf((definedBy(text) ?? '').split(setting)[0] ?? '') : [])
  // What tells of a matter that a pronoun names may have another verb.
  const actions = new Set(isLeaning ? rootsOf(askedActions(text).join(' ')) : [])
  const asides = new Set([...all, ...leant]).difference(stems).difference(actions)
  return {
    questionId: id,
    text,
    words,
    stems,
    asides,
    phrases,
    headings,
    heads,
    isGeneral,
    isAsked,
    isLeaning,
    defined,
    only,
    sides: sidesOf(plan, question),
    kind,
    forms,
  }
}

/** Stems of a question that say what it is about: no sides of any subject, of German the nouns, and where something else is left not where it is done (*in LibreOffice Calc*). */
function tellingIn(stems: readonly string[], text: string): readonly string[] {
  const nouns = languageOf(text).code === 'de' ? germanNouns(text) : null
  const said = stems.filter((stem) => !isAspect(stem) && (nouns === null || nouns.has(stem)))
  const where = new Set(rootsOf([settingOf(text), ...invertedVerbs(text)].join(' ')))
  const matter = said.filter((stem) => !where.has(stem))
  return matter.length > 0 ? matter : said
}

/** Sides that a question sets against each other, where each is asked of apart, or a measure is asked of all. */
function sidesOf({ questions }: Plan, { text, kind, isAsked = false }: Question): Need['sides'] {
  const isTogether = measureAsked(text) !== '' || questions.filter((other) => other.kind === 'comparison').length > 1
  return isAsked && kind === 'comparison' && isTogether ? comparedSides(text) : []
}

/** Words of the sections that ask a question; for a side of a comparison also what the question of all sides together leaves where nothing answers it. */
function wordsOf({ questions, outline }: Pick<Plan, 'questions' | 'outline'>, { id, kind, text }: Question): number {
  const own = outline
    .filter(({ questionIds }) => questionIds.includes(id))
    .reduce((sum, section) => sum + section.words / section.questionIds.length, 0)
  const sides = questions.filter((other) => other.kind === 'comparison')
  const together = sides.find((other) => comparedSides(other.text).length > 1)
  if (kind !== 'comparison' || together === undefined || together.text === text) return own
  return own + wordsOf({ questions: [], outline }, together) / Math.max(1, sides.length - 1)
}

/** Subject of a question that does not name it: *What is X, and what is it used for?* and *X: size and range* ask of X. Empty for every other one. */
function leansOn(question: string, first: string, topic: string): string {
  const [, subject = '', behind = ''] = /^([^:?]{3,120}):\s+(\S.*)$/u.exec(topic) ?? []
  if (behind.toLowerCase().includes(question.replace(/\s*\?$/, '').toLowerCase())) return subject
  if (!pronoun.test(question)) return ''
  return question === first ? beforeQuestion(question, topic) : subjectAsked(first)
}

/** Part of a topic before its question: *The xz backdoor* of *The xz backdoor and what it teaches*. */
function beforeQuestion(question: string, topic: string): string {
  const at = topic.toLowerCase().lastIndexOf(question.replace(/\s*\?$/, '').toLowerCase())
  return at < 0 ? '' : topic.slice(0, at)
}

/** Kind of answer that is wanted; *What are the key aspects of …?* asks to have nothing defined. */
function kindOf({ text, kind, isAsked = false }: Question): QuestionKind {
  return kind ?? (isAsked ? questionKind(text) : 'matter')
}

/** *How long did it take?*: that word asks for a measure, and no answer has to say it. */
const degree = /\bhow (?:long|far|often|old|big|large|small|high|tall|deep|wide|heavy|fast|quickly|soon|much|many)\b/i

/** *Why is it called a micro-framework?*: nothing is called. */
const naming = /\b(?:called|named)(?= (?:an?|the|\p{Lu}))/u

/** *Wie gleicht man ein Konto ab?*: the prefix of a German verb, which a question ends on. */
const parted =
  /^(wie|warum|wieso|weshalb|wann|wo|wer|was) (\p{Ll}+)( .+) (ab|an|auf|aus|bei|durch|ein|fest|her|hin|los|mit|nach|um|vor|weg|weiter|zu|zurück|zusammen)(?=\W*$)/iu

/** A question with the parts of its German verb together: *Wie abgleicht man ein Konto*. */
function joinedVerb(question: string): string {
  return question.replace(parted, '$1 $4$2$3')
}

/** Words between what is to be defined and where it stands: *a blueprint in Flask*. */
const setting = /\s(?:in|of|for|von|bei|unter|für|dans|chez|en)\s/iu

const pronoun = /\b(?:it|its|they|them|their|he|him|his|she|her|es|ihn|sie|er)\b/i

/** Stems of a heading before its first preposition: they are its matter, the rest only says of what. */
function headsOf(heading: string): readonly string[] {
  const [head = '', rest] = heading.split(/\s(?:of|on|in|for|by|with|from|to|at|about|against|behind|between|under|among|as)\s/)
  return rest === undefined ? [] : rootsOf(head)
}

/** *Attack* in a text about an attack, or *Background*: no word of its own, but a part of the text. */
function stemsFor(
  own: readonly string[],
  all: readonly string[],
  headings: readonly ReadonlySet<string>[],
  { mustCover }: Pick<Question, 'mustCover'>,
): readonly string[] {
  if (own.length > 0) return own
  if (headings.length > 0) return headings.flatMap((stems) => [...stems])
  return mustCover === true ? all : []
}
