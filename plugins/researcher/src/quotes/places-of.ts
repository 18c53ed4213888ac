import type { Candidate } from '../documents/candidates-of.ts'
import { rootsAround } from './paragraph-of.ts'
import { phrasesOf } from '../words/phrases-of.ts'
import type { Prepared } from '../topic/prepare.ts'
import { rootsOf } from '../words/roots-of.ts'

/** A candidate with its surroundings and its quality: all that it is worth whatever is asked. */
export interface Place {
  readonly candidate: Candidate
  readonly stems: ReadonlySet<string>
  /** Headings above it, without the document's title. */
  readonly above: readonly ReadonlySet<string>[]
  readonly titled: ReadonlySet<string>
  /** Phrases of the document's title (`phrasesOf`). */
  readonly phrases: ReadonlySet<string>
  /** Roots of the paragraph it stands in. */
  readonly around: ReadonlySet<string>
  /** Roots of what the draft is about. */
  readonly subject: ReadonlySet<string>
  /** 0 to 1. */
  readonly central: number
  /** Quality of its form: early in its passage, short, and clear about what it speaks of, 0–1. */
  readonly form: number
}

/** Characters that a reader takes in at once; a longer quote is lowered by its excess to the power .7. */
const easyLength = 210
/** Multiplier that lowers *The resolution …* when nothing before it has spoken of one: a reader may wonder which. */
const assumed = 0.8

const known = new WeakMap<Prepared, { readonly topic: string; readonly places: readonly Place[] }>()

/** The places of a document's candidates in a text about the topic, read once for all questions. */
export function placesOf(prepared: Prepared, topic: string): readonly Place[] {
  const last = known.get(prepared)
  if (last?.topic === topic) return last.places
  const places = readPlaces(prepared, topic)
  known.set(prepared, { topic, places })
  return places
}

function readPlaces(prepared: Prepared, topic: string): readonly Place[] {
  const rooted = prepared.rooted()
  const ranks = prepared.ranks(topic)
  const { title } = prepared.document
  const titled = new Set(rootsOf(title))
  const phrases = phrasesOf(title)
  const asked = new Set(rootsOf(topic))
  // Without a topic of its own a draft is about what its documents are about.
  const subject = asked.size > 0 ? asked : titled
  const rootsOfHeading = headingsApart(titled)
  const around = rootsAround(prepared)
  return prepared.reading().candidates.map((candidate) => {
    const stems = new Set(candidate.sentences.flatMap((index) => [...(rooted[index] ?? [])]))
    const above = candidate.headings.flatMap(rootsOfHeading)
    const spoken = new Set([...subject, ...titled, ...above.flatMap((heading) => [...heading])])
    const central = Math.sqrt(Math.max(...candidate.sentences.map((index) => ranks[index] ?? 0)))
    return { candidate, stems, above, titled, phrases, around: around(candidate), subject, central, form: formOf(candidate, spoken) }
  })
}

function formOf({ quote, before }: Candidate, spoken: ReadonlySet<string>): number {
  const length = Math.min(1, easyLength / quote.length) ** 0.7
  const [, noun = ''] = /^The (\p{Ll}[\p{L}-]+)/u.exec(quote) ?? []
  const clear = noun === '' || before === 0 || rootsOf(noun).every((stem) => spoken.has(stem)) ? 1 : assumed
  return (length * clear) / (1 + 0.12 * before)
}

/** The roots of a heading, kept for the next candidate below it; nothing for a heading that only repeats the document's title. */
function headingsApart(titled: ReadonlySet<string>): (heading: string) => readonly ReadonlySet<string>[] {
  const kept = new Map<string, readonly ReadonlySet<string>[]>()
  return (heading) => {
    const roots = new Set(rootsOf(heading))
    const found = kept.get(heading) ?? (roots.size === titled.size && [...roots].every((root) => titled.has(root)) ? [] : [roots])
    kept.set(heading, found)
    return found
  }
}
