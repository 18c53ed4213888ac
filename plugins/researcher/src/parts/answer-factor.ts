import { premiseOf, splitSentences, statesPremise, wholeWords } from '@galley/evidence'
import { definesIt } from '../words/defines-it.ts'
import { givesKind, isReasonHeading } from '../documents/kind-factor.ts'
import type { Need } from '../topic/needs-of.ts'
import { rootsOf } from '../words/roots-of.ts'
import type { Group } from '../groups/groups-of.ts'

/** Factor of what says what the thing is that a question asks to have defined. */
const definingIt = 1.5
/** Kinds that a text shows by its words: without them it is no answer. */
const gated: ReadonlySet<string> = new Set(['cause', 'time', 'amount', 'figures'])
/** True for a kind of answer that a text shows by its words: a document that is called as the question asks may say nothing of it. */
export function isGated(kind: Need['kind']): boolean {
  return gated.has(kind)
}

/** Factor of a reason beside what the question takes for granted, against one that may be the reason for anything. */
const ofPremise = 1.5
/** *It was destroyed in 1518 by …*, *it was founded to help …*: who or what did it, or what for, beside what the question takes for granted; and the factor of what tells no more. */
const toldIn = 0.5
const circumstances = wholeWords([
  'by',
  'after',
  'when',
  'while',
  'during',
  'following',
  'in an?',
  String.raw`to (?!the|an?|its?|this|that)\p{Ll}+`,
  'durch',
  'nach',
  'als',
  'während',
  'um',
])

/** Factor of a text under its headings by the kind of answer that a question asks for: no text without a reason answers *why*, a definition says best what something is. */
export function answerFactor(
  { text: question, kind, stems }: Pick<Need, 'text' | 'kind' | 'stems'>,
  groups: readonly Group[],
): (text: string, headings: readonly string[]) => number {
  const premise = premiseOf(question, groups.map(({ part }) => part.document.title).join(' '))
  return (text, headings) => {
    if (kind === 'definition') return splitSentences(text).some((sentence) => definesIt(sentence.text, stems)) ? definingIt : 1
    const isPremise =
      kind === 'cause' && premise.length > 0 && splitSentences(text).some((sentence) => statesPremise(premise, sentence.text))
    if (!gated.has(kind) || givesKind(kind, text, headings)) return isPremise ? ofPremise : 1
    if (headings.some(isReasonHeading)) return 1
    if (kind !== 'cause' || !circumstances.test(text)) return 0
    return isPremise ? 1 : premise.length === 0 ? toldIn : 0
  }
}

/** Factors for an instruction: of what code shows how to do, of what nothing shows, and of an entry of a reference. */
const shownInCode = 1.15
const untold = 0.75
export const lookedUp = 0.4
/** Beginning of an entry of a reference, which is looked up, not followed; and headings that are the name of an option or a file. */
const entry = /^\W*(?:defaults?|type|required|aliases|deprecated|since|default value|values?)\W{0,3}:/i
const optionName = /^\W*--?[\p{L}\p{N}]/u
const nameOnly = /^\W*(?:--?)?[a-z\d]+(?:[-_.][a-z\d]+)+\W*$/

/** Words of a line that is the name of an option at most: *-P PREFIX, --prefix PREFIX*. */
const maxName = 8
/** A line that is a signature and nothing else: *Sphinx.add_node(node: Type, override: bool = False) → None[source]¶*, *option_spec = None*, *huge_pages (enum)*. */
const signature =
  /^(?:class |function |method |property |async )?[\w.$]*[\w$](?: ?\([^()]*(?:\([^()]*\)[^()]*)*\)(?: ?(?:→|->|:) ?\S+)?| ?= ?\S+)(?:\[source\])?¶?$/

/** True for an entry of a reference: what stands under an option, a file or another name of code that the question does not have, or begins as one. */
export function isEntry(group: Group, { stems }: Pick<Need, 'stems'>): boolean {
  if (entry.test(group.text)) return true
  const isForeign = (name: string): boolean => !new Set(rootsOf(name)).isSubsetOf(stems) && !isJoined(name, stems)
  const heading = group.part.path.at(-1) ?? ''
  const isName = optionName.test(heading) || nameOnly.test(heading.replaceAll(/\s*\([^)]*\)/g, ''))
  const line = lineBefore(group)
  const isOption = optionName.test(line) && line.split(/\s+/).length <= maxName
  return (isName && isForeign(heading)) || (isOption && isForeign(line)) || isOfSignature(group, isForeign)
}

/** Letters of a name that are in no stem, at most: the ending of a word. */
const maxEnding = 3

/** True for a name of code that is written together of a question's words: *tornado.websocket.WebSocketHandler* of *a WebSocket handler*. */
function isJoined(name: string, stems: ReadonlySet<string>): boolean {
  const own = (
    name
      .trim()
      .split(/[\s.:#]+/)
      .at(-1) ?? ''
  ).toLowerCase()
  const rest = [...stems].reduce((left, stem) => left.replace(stem, ''), own)
  return rest.length < own.length && rest.length <= maxEnding
}

/** The piece of its part that stands before a group: a list of definitions has its terms there. */
function lineBefore({ part: { document, pieces }, start }: Group): string {
  const before = pieces.findLast((piece) => piece.end <= start)
  return before?.kind === 'paragraph' ? document.text.slice(before.start, before.end).trim() : ''
}

/** Places of the signatures of each part, with what they are of. */
const signatures = new WeakMap<Group['part'], readonly { readonly at: number; readonly name: string }[]>()

/** True for a group that is the signature of something foreign, or stands below one in its part. */
function isOfSignature({ part, start, text }: Group, isForeign: (name: string) => boolean): boolean {
  let known = signatures.get(part)
  if (known === undefined) {
    known = part.pieces
      .map(({ kind, start: at, end }) => ({ at, kind, name: part.document.text.slice(at, end).trim() }))
      .filter(({ kind, name }) => kind === 'paragraph' && signature.test(name))
      .map(({ at, name }) => ({ at, name: nameIn(name) }))
    signatures.set(part, known)
  }
  const over = known.findLast(({ at }) => at <= start)
  return (over !== undefined && isForeign(over.name)) || (signature.test(text.trim()) && isForeign(nameIn(text.trim())))
}

/** The name in a signature: *prefetch_related* of *prefetch_related(*lookups)¶*. */
function nameIn(line: string): string {
  return line.split(/[(=]/)[0] ?? line
}

/** Factor of a group for a question that asks for an instruction. */
export function instructionFactor(group: Group, need: Need): number {
  const { kinds, part } = group
  if (isEntry(group, need)) return lookedUp
  const isShown = kinds.has('code') || kinds.has('item') || kinds.has('table')
  if (part.pieces.some(({ kind }) => kind === 'code')) return shownInCode
  return isShown || part.pieces.some(({ kind }) => kind === 'item') ? 1 : untold
}
