import { askedActions } from '@galley/evidence'
import type { Need } from '../topic/needs-of.ts'
import type { Prepared } from '../topic/prepare.ts'
import { formsIn, shareOf } from '../quotes/share-of.ts'
import { joinedForms } from '../words/joined-forms.ts'
import { sameMeaningAs } from '../words/word-classes.ts'
import { isForm, isNounOf } from '../words/is-form.ts'
import { rootsOf } from '../words/roots-of.ts'
import type { Place, Places } from './places-of-groups.ts'

/** The words of a question, by how much each tells among the groups that may answer it. */
export interface QuestionWords {
  /** Roots of what it is about; a name where that is what it asks to have defined. */
  readonly stems: ReadonlySet<string>
  /** Share, 0–1 by rarity, that a set of roots has of all its words or of some: themselves, in another form, or by their meaning. */
  readonly share: (have: ReadonlySet<string>, some?: ReadonlySet<string>) => number
  /** Measure of how well a group matches: 1 for each word once in a group and a part of mean length; 0 where none of its words is one of what it is about. */
  readonly match: (place: Place) => number
  /** The root of the question that a root is a form of, itself included; null for any other. */
  readonly rootOf: (root: string) => string | null
  /** True of a heading with a word that tells nearly as much as the question's rarest. */
  readonly isNamedBy: (heading: ReadonlySet<string>) => boolean
}

/** Share of a word's weight that its first mention has against what many have, and of a length that counts against it: BM25 (Robertson and Zaragoza 2009). */
const saturation = 1.2
const lengthShare = 0.75
/** Weight of a word against a question's rarest from which it names the question's matter, 0–1. */
const minNaming = 0.4
/** Rarest words of a question that an answer has to match: who tells at length what is the matter has words beside. */
const maxWords = 5
/** Rarity of a word that four fifths of all groups have: one that more have names nothing. */
const everywhere = Math.log(1.25)

/** A document that knows the forms of words by the rules of its language. */
export type Inflected = Pick<Prepared, 'inflected'>

/** Measures groups by the words of a question: rare ones count most, and one that nothing has as much as those: too many of them, and the question is of something else. */
export function questionWords(need: Need, { places, vocabulary }: Places, prepared: readonly Inflected[]): QuestionWords {
  const stems = need.defined.size > 0 ? need.defined : need.stems
  const all = new Set([...stems, ...need.asides, ...need.stems])
  const inflected = (root: string): readonly string[] => prepared.flatMap((document) => document.inflected(root))
  const forms = formsIn([{ vocabulary: () => vocabulary, inflected }], all, { isAsked: true })
  const joined = joinedForms(need.text, vocabulary)
  const words = [...all].map((root) => {
    const named = [...new Set([root, ...(forms.get(root) ?? []), ...(joined.get(root) ?? []), ...sameMeaningAs(root)])]
    const having = places.filter(({ counts, above }) => named.some((form) => counts.has(form) || above.has(form))).length
    return { root, named, rarity: rarityOf(Math.max(1, having), places.length), isKnown: having > 0 }
  })
  const rarities = new Map(words.map(({ root, rarity }) => [root, rarity]))
  const total = words
    .map(({ rarity }) => rarity)
    .toSorted((a, b) => b - a)
    .slice(0, maxWords)
    .reduce((sum, rarity) => sum + rarity, 0)
  const share: QuestionWords['share'] = (have, some = all) => shareOf(some, have, { weigh: (root) => rarities.get(root) ?? 0, forms })
  // What is done to a thing may have another verb: who hides articles is served by how to ignore them, and by nothing else that is hidden.
  const actions = new Set(need.forms.has('steps') ? rootsOf(askedActions(need.text).join(' ')) : [])
  const about = words.filter(({ root }) => stems.has(root))
  const things = about.filter(({ root, isKnown }) => isKnown && !actions.has(root))
  const matter = things.length > 0 ? things : about
  const known = words.filter(({ root, isKnown }) => isKnown && stems.has(root))
  const most = Math.max(0, ...known.map(({ rarity }) => rarity))
  const naming = known.filter(({ rarity }) => rarity >= Math.max(most * minNaming, everywhere))
  const [meanOwn, meanPart] = [meanOf(places.map(({ length }) => length)), meanOf(places.map(({ part }) => part.length))]
  const rootsByForm = new Map(words.toReversed().flatMap(({ root }) => [root, ...(forms.get(root) ?? [])].map((form) => [form, root])))
  return {
    stems,
    share,
    rootOf: (root) =>
      all.has(root) ? root : (rootsByForm.get(root) ?? all.values().find((own) => endsOtherwise(own, root) || isNounOf(root, own)) ?? null),
    match: ({ counts, length, part, above }) => {
      const has = (form: string): boolean => counts.has(form) || part.counts.has(form) || above.has(form)
      // Its other words only tell which of two answers is meant.
      if (matter.length > 0 && !matter.some(({ named }) => named.some(has))) return 0
      const found = words.reduce((sum, { named, rarity }) => {
        const over = named.some((form) => above.has(form)) ? 1 : 0
        const own = saturated(over + timesIn(counts, named) / normal(length / meanOwn))
        return sum + (rarity * (own + saturated(over + timesIn(part.counts, named) / normal(part.length / meanPart)))) / 2
      }, 0)
      return total === 0 ? 0 : found / total
    },
    isNamedBy: (heading) => heading.values().some((root) => naming.some((word) => isForm(root, word.root))),
  }
}

/** Letters of a verb's root, and of the ending that a title has behind it: *erstelle*, *erstellen*. */
const minRoot = 5
const maxEnding = 3

function endsOtherwise(own: string, root: string): boolean {
  return own.length >= minRoot && root.startsWith(own) && root.length - own.length <= maxEnding
}

/** Rarity of a word that so many of all groups have. */
function rarityOf(having: number, all: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5))
}

/** Weight of a word that is said so many times in a text of mean length. */
function saturated(times: number): number {
  return (times * (saturation + 1)) / (times + saturation)
}

/** Length against the mean, as far as it counts. */
function normal(length: number): number {
  return 1 - lengthShare + lengthShare * length
}

function timesIn(counts: ReadonlyMap<string, number>, roots: readonly string[]): number {
  let times = 0
  for (const root of roots) times += counts.get(root) ?? 0
  return times
}

function meanOf(lengths: readonly number[]): number {
  return Math.max(1, lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length))
}
