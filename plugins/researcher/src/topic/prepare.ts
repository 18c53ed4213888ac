import { indexLanguageOf, languageStem, once, rankSentences } from '@galley/evidence'
import { abbreviationsIn, spelledOut } from '../words/abbreviations-in.ts'
import { candidatesOf, type Reading } from '../documents/candidates-of.ts'
import { describeDocument, type DocumentDescription } from '../documents/describe-document.ts'
import { readFacts } from '../documents/document-facts.ts'
import { groupsOf, type Group } from '../groups/groups-of.ts'
import type { ReadDocument } from '../documents/read-hit.ts'
import { rootsOf, rootsOfTitle } from '../words/roots-of.ts'
import { indexWords, type WordIndex } from '../documents/topic-fit.ts'

/** A document with what every question needs to know of it, each made when it is first asked for. */
export interface Prepared {
  readonly document: ReadDocument
  /** Its words: cheap, and enough to tell what it is about. */
  readonly words: () => WordIndex
  /** Its sentences and what can be quoted of it. */
  readonly reading: () => Reading
  /** Its description for the planner (`describeDocument`). */
  readonly description: () => DocumentDescription
  /** Its groups (`groupsOf`), in their order. */
  readonly groups: () => readonly Group[]
  /** The roots of each sentence. */
  readonly rooted: () => readonly ReadonlySet<string>[]
  /** The roots of its title and all its sentences. */
  readonly vocabulary: () => ReadonlySet<string>
  /** Roots of its vocabulary that are another form of a root by the rules of its language; none in a language without a stemmer, as English. */
  readonly inflected: (root: string) => readonly string[]
  /** Rank of each sentence in a text about the topic (`rankSentences`). */
  readonly ranks: (topic: string) => readonly number[]
}

/** Maximum documents that are kept; a draft reads no more for one question. */
const maxKept = 64

/** A draft asks of the same documents again and again: they are prepared once, and again only when their text is another. */
const kept = new Map<string, Prepared>()

/** The text of a document that is kept. */
export function knownText(digest: string): string | null {
  return kept.values().find(({ document }) => document.digest === digest)?.document.text ?? null
}

/** Finds what can be quoted of a document, and what each sentence speaks of; `facts` are those that an earlier draft kept of it (`findFacts`). */
export function prepare(document: ReadDocument, facts?: string): Prepared {
  const old = kept.get(document.sourceId)
  if (old !== undefined && old.document.digest === document.digest && old.document.title === document.title) return old
  const known = readFacts(facts, document)
  const reading = once(() => candidatesOf(document.text, document.title))
  const rooted = once((): readonly ReadonlySet<string>[] => {
    const spelled = abbreviationsIn(document.text)
    return reading().sentences.map((sentence) => new Set(rootsOf(spelledOut(sentence, spelled))))
  })
  const vocabulary = once(() => {
    const words = new Set(rootsOfTitle(document.title))
    for (const roots of rooted()) for (const root of roots) words.add(root)
    return words
  })
  const language = once(() => indexLanguageOf(document.text))
  const stems = once(() => Map.groupBy(vocabulary(), (root) => languageStem(root, language()) ?? root))
  let last: { readonly topic: string; readonly ranks: readonly number[] } | null = null
  const prepared: Prepared = {
    document,
    words: once(() => known?.words() ?? indexWords(document)),
    reading,
    description: once(() => known?.description ?? describeDocument(document, reading())),
    groups: once(() => groupsOf(document)),
    rooted,
    vocabulary,
    inflected(root) {
      const stem = languageStem(root, language())
      return stem === undefined ? [] : (stems().get(stem) ?? [])
    },
    ranks: (topic) => {
      if (last?.topic !== topic) last = { topic, ranks: rankSentences(reading().sentences, { title: `${document.title} ${topic}` }) }
      return last.ranks
    },
  }
  kept.delete(document.sourceId)
  kept.set(document.sourceId, prepared)
  for (const id of kept.keys()) {
    if (kept.size <= maxKept) break
    kept.delete(id)
  }
  return prepared
}
