import { askedActions, languageOf, subjectWords } from '@galley/evidence'
import { headingsOf } from './headings-of.ts'
import type { ReadDocument } from './read-hit.ts'
import { isForm } from '../words/is-form.ts'
import { isCommonAction } from '../words/common-actions.ts'
import { compounding } from '../words/joined-forms.ts'
import { isNumber, rootsOf, rootsOfWord } from '../words/roots-of.ts'

/** Nouns and verbs that name a side of any subject, never a subject: *the history of the bicycle* is about the bicycle. */
const aspects = new Set(
  rootsOf(
    `history story origin origins beginning beginnings background overview future present past impact impacts effect effects influence consequence consequences
    role roles use uses used using guide introduction basics way ways reason reasons cause causes caused change changes changed changing new news latest
    start started end ended live lives lived living exist exists existed happen happened make made come came get got take took work works life career case affair matter kind kinds type types
    part parts work different difference differences differ differed carry carried carrying compare compared comparison best good better important need needs mean means become became
    own run install write release version versions people person
    timeline timelines chronology statistic statistics figure figures number numbers
    two three four five six seven eight nine ten several none enough another else
    give gave given go goes went gone keep kept let put seem see seen send sent hold held look looked turn turned bring brought stand stood find found show set
    comment pourquoi quoi quand créer faire
    never want wants wanted wish like nie niemals will möchte möchten jamais veux voudrais nunca quiero quieren mai voglio nooit wil quero
    mal bien mieux pire mejor peor bene male meglio peggio goed beter slecht gut schlecht schlechter badly
    mettere metterla metterlo metterle metterli mettre poner ponerlo ponerla
    diferencia diferencias différence différences differenza differenze verschil verschillen diferença diferenças
    eigen eigene eigener eigenes eigenen propre propres propio propia propios propias proprio propria
    neu neue neuer neues neuen nouveau nouvelle nuevo nueva nuovo nuova novo nova nieuw nieuwe
    geschichte entstehung entwicklung herkunft zukunft folge folgen wirkung auswirkung auswirkungen ursache ursachen grund gründe rolle bedeutung
    zeitleiste chronologie statistik statistiken zahlen überblick vergleich unterschied unterschiede änderung änderungen neuerung neuerungen bekam bekommt kam kommt wieder machte macht`,
  ),
)

/** True for a root that names a side of any subject, never a subject. */
export function isAspect(root: string): boolean {
  return aspects.has(root)
}

/** Weight of a topic's words, in all, of which a document must speak: who tells at length what is the matter has words beside. */
const maxWeight = 6
/** Weight of a name in a topic, and of a number, against 1 for another word: many things are of one year. */
const nameWeight = 2
const numberWeight = 0.5
/** Weight of the verb of what is to be done, and of it in a title: *Guest migration* tells how to migrate a virtual machine. */
const actionWeight = 0.5
const titledAction = 1.5
/** Characters of a document's beginning: what it names there, it is likely to be about. */
const opening = 500
/** Words of a text in which its subject is named at least once: what a long text names three times is by the way. */
const wordsPerMention = 700
/** Credit of a word that stands in the beginning, before it is counted, 0–1. */
const opened = 0.5
/** Credit of a word that stands in a heading, 0–1. */
const inHeading = 0.7
/** Minimum length of a root, in UTF-16 units, that may begin a longer word: *hafen* of *hafengeschichte*. */
const minPrefix = 5
/** Letters by which two forms of one word differ where compounds are written apart: *Crimea*, *Crimean*; *The Northman* is not about the north. */
const maxEnding = 2
/** Credit of a word of which a document only has a compound or another form, 0–1. */
const compounded = 0.8
/** Letters that a compound must have behind its part, and letters of a shared head: *Straßenbahn*, *Stadtbahn*. */
const minHead = 4
const minCompound = 8
/** Credit of a word of which a document has one with the same head, 0–1. */
const sameHead = 0.5

/** A word of a topic that a document must speak of. */
export interface TopicWord {
  readonly root: string
  readonly isName: boolean
  /** The verb of what is to be done: who tells of it may have another. */
  readonly isAction: boolean
  readonly weight: number
}

/** Words before a German noun that narrow nothing. */
const determiners =
  /^(?:d(?:er|ie|as|en|em|es)|(?:k?ein|mein|dein|sein|ihr|unser|euer|eur|dies|jen|jed|all|viel|wenig|manch|welch|solch|beid|mehrer|einig|ander|ganz|eigen|nächst|letzt|erst)(?:e|er|es|en|em)?|über|unter|hinter|neben|gegen|ohne|wegen|seiner|werden|wurden|haben|können|müssen|sollen|waren|bleiben|machen)$/u

/** The roots of what German writes large behind the first word, and of the adjectives that narrow it (*verletzte Einheiten*); none of another language. */
export function germanNouns(text: string): ReadonlySet<string> {
  if (languageOf(text).code !== 'de') return new Set()
  const nouns = text.match(/(?<=\s)\p{Lu}[\p{L}-]+/gu) ?? []
  const adjectives = (text.match(/(?<=\s)\p{Ll}{3,}(?:e|er|en|es|em)(?=\s\p{Lu})/gu) ?? []).filter((word) => !determiners.test(word))
  return new Set(rootsOf([...nouns, ...adjectives].join(' ')))
}

/** A French verb before its pronoun: *affichent* of *Pourquoi les accents s’affichent-ils mal ?* */
const inverted = /\p{L}+(?=-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous)(?!\p{L}))/gu

/** The French verbs of a question that stand before their pronouns: they ask, and the text that answers may have others. */
export function invertedVerbs(question: string): readonly string[] {
  return question.match(inverted) ?? []
}

/** The words of a topic that name its subject, names counting more. A topic of nothing but aspects is about these. */
export function topicWords(topic: string): readonly TopicWord[] {
  const named = namesIn(topic)
  const actions = new Set(rootsOf([...askedActions(topic), ...invertedVerbs(topic)].join(' ')))
  const roots = [...new Set(rootsOf(subjectWords(topic).join(' ')))].filter((root) => !/^(?:no|not)$/.test(root))
  const telling = roots.filter((root) => !aspects.has(root) || named.has(root))
  const kept = telling.some((root) => /\p{L}/u.test(root)) ? telling : roots
  return kept.map((root) => {
    const isName = named.has(root)
    const isAction = !isName && actions.has(root)
    return { root, isName, isAction, weight: isName ? nameWeight : isAction ? actionWeight : isNumber(root) ? numberWeight : 1 }
  })
}

/** The roots of words that are written large behind the first word, have a capital behind their first letter, or begin with a mark of code (*.htaccess*, *--force*). */
export function namesIn(topic: string): ReadonlySet<string> {
  // German writes every noun large.
  if (languageOf(topic).code === 'de') return new Set()
  const names = [
    ...topic.matchAll(
      /(?<=[\p{L}\p{N},:;)’'"”]\s+["“(]?)\p{Lu}[\p{L}\p{N}’'-]*|[\p{L}\p{N}-]*\p{L}\p{Lu}[\p{L}\p{N}-]*|\p{Lu}{2,}[\p{N}-]*|(?<!\S)(?:\.|--?|@|\$)\p{Ll}[\p{L}\p{N}._-]*/gu,
    ),
  ]
  return new Set(names.flatMap(([name]) => rootsOf(name)))
}

/** Counts of a document's words by root, and the roots of its title and opening. */
export interface WordIndex {
  readonly counts: ReadonlyMap<string, number>
  /** Words of the text. */
  readonly total: number
  readonly title: ReadonlySet<string>
  readonly early: ReadonlySet<string>
  /** Roots of the headings: a chapter of a long text is about what it is called by. */
  readonly headed: ReadonlySet<string>
  readonly isCompounding: boolean
}

/** Reads a document as words, without cutting it into sentences: that is enough to tell what it is about. */
export function indexWords({ title, text }: Pick<ReadDocument, 'title' | 'text'>): WordIndex {
  const raw = new Map<string, number>()
  for (const word of text.match(/\p{N}+(?:\.\p{N}+)+|[\p{L}\p{M}\p{N}]+(?:_[\p{L}\p{N}]+)*/gu) ?? [])
    raw.set(word, (raw.get(word) ?? 0) + 1)
  const counts = new Map<string, number>()
  for (const [word, count] of raw)
    for (const root of [...rootsOfWord(word), ...(word.includes('_') ? word.split('_').flatMap(rootsOfWord) : [])])
      counts.set(root, (counts.get(root) ?? 0) + count)
  const total = raw.values().reduce((sum, count) => sum + count, 0)
  const [titled, early] = [title, text.slice(0, opening)].map((part) => new Set(rootsOf(part.replaceAll('_', ' ')))) as [
    Set<string>,
    Set<string>,
  ]
  const headed = new Set(headingsOf(text).flatMap((heading) => rootsOf(heading.title)))
  return { counts, total, title: titled, early, headed, isCompounding: compounding.has(languageOf(text).code) }
}

/** Share of a topic that a document speaks of, 0–1: each word by its weight, whole where it stands in the title or often. */
export function topicFit(words: readonly TopicWord[], index: WordIndex): number {
  const all = words.reduce((sum, { weight }) => sum + weight, 0)
  const found = words.reduce((sum, { root, weight, isAction }) => {
    const isCalled = isAction && !isCommonAction(root) && isTitled(root, index)
    return sum + (isCalled ? titledAction : weight * speaksOf(root, index))
  }, 0)
  return all === 0 ? 0 : Math.min(1, found / Math.min(all, maxWeight))
}

/** True for a root that the title has, in whatever form: *migrate* in *Guest migration*. */
function isTitled(root: string, { title }: WordIndex): boolean {
  return title.values().some((other) => isForm(other, root))
}

/** Extent to which a document speaks of a root, 0–1. */
export function speaksOf(root: string, index: WordIndex): number {
  const { counts, title, isCompounding } = index
  if (title.has(root)) return 1
  const count = counts.get(root) ?? 0
  if (count > 0) return Math.max(credit(count, index.early.has(root), index), index.headed.has(root) ? inHeading : 0)
  if (root.length < minPrefix || /^\p{N}/u.test(root)) return 0
  const isCompound = (other: string): boolean =>
    other.length >= minPrefix &&
    (other.startsWith(root) || root.startsWith(other)) &&
    (isCompounding || Math.abs(other.length - root.length) <= maxEnding)
  const compounds = counts.keys().filter(isCompound).toArray()
  if (compounds.some((other) => title.has(other))) return compounded
  const times = compounds.reduce((sum, other) => sum + (counts.get(other) ?? 0), 0)
  if (times > 0)
    return (
      compounded *
      credit(
        times,
        compounds.some((other) => index.early.has(other)),
        index,
      )
    )
  return isCompounding && counts.keys().some((other) => shareHead(root, other)) ? sameHead : 0
}

/** Credit for a word that a document has so many times, 0–1: once is in passing, and the longer a text the more so. */
function credit(count: number, isEarly: boolean, { total }: WordIndex): number {
  const times = count / Math.max(1, total / wordsPerMention)
  const often = times < 1 ? 0.35 * times : times < 2 ? 0.35 + 0.25 * (times - 1) : Math.min(0.9, 0.6 + 0.3 * (times - 2))
  return isEarly ? Math.max(often, Math.min(1, opened + times / 4)) : often
}

function shareHead(root: string, other: string): boolean {
  return root.length >= minCompound && other.length >= minCompound && root.slice(-minHead) === other.slice(-minHead)
}
