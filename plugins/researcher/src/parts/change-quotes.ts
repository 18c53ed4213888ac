import { versionAsked } from '@galley/evidence'
import type { FoundQuote } from '@galley/sdk'
import type { Need } from '../topic/needs-of.ts'
import type { ReadDocument } from '../documents/read-hit.ts'
import { quoteOf } from './quote-of.ts'
import { framesIn } from '../groups/frames-in.ts'
import { documentParts, type DocumentPart } from '../groups/document-parts.ts'
import { groupsOfPart } from '../groups/groups-of.ts'

const version = /(?<![\p{L}\d])v?(\d+(?:\.\d+)*)(?:-[\w.]+)?/iu

/** Heading of a release: *7.1.0*, *[v7]*, *Release 7*, *pytest 8.3.1*, *Noteworthy changes in version 7.1*, *News for rsync 3.2.7*; a step (*1. Update …*) is none. */
const released =
  /^\W*(?:\[?v?\d(?!\d*[.)]\s)|version|release|[\p{L}\d@/.-]+ v?\d+\.\d|(?:\p{L}+ ){0,2}(?:changes|news?|notes|fixes|updates) (?:in|since|for|of) (?:[\p{L}\d@/.-]+ )?v?\d)/iu
/** Versions in the title of a document: the last is what it leads to (*From 6 to 7*). */
const versions = /(?<![\p{L}\d.])v?(\d+(?:\.\d+)*)(?![\p{L}\d])/giu

/** Titles of documents that describe a version, and change nothing: *Privoxy 3.0.34 User Manual*. */
const describing = /\b(?:manual|guide|handbook|documentation|docs|reference|tutorial|faq|specification|handbuch|manuel|manuale)\b/i
/** Titles of documents that tell what changed, in a version that they need not name. */
const announcing = /(?:what(?:['’]s| is) new|release notes|changes|changelog|^news(?!\p{L})|neuerungen|nouveautés|novedades|novità)/iu
/** Pieces at the beginning of such a document that name its version. */
const opening = 2

/** The version whose changes a part tells: that of its heading, of its document's title, or of the first words of a document that tells what is new. */
function versionOf({ path, document, pieces }: DocumentPart): string {
  const of = path.findLast((heading) => released.test(heading) && version.test(heading) && !describing.test(heading))
  if (of !== undefined) return version.exec(of)?.[1] ?? ''
  const titled = describing.test(document.title) ? undefined : [...document.title.matchAll(versions)].at(-1)?.[1]
  if (titled !== undefined || !announcing.test(document.title)) return titled ?? ''
  const first = pieces.slice(0, opening).map(({ start, end }) => document.text.slice(start, end))
  return first.map((text) => version.exec(text)?.[1]).find((number) => number?.includes('.') === true) ?? ''
}

/** Quotes that tell what changed in a version: the lists of its releases, newest first, and those of the release that began it before all. */
export function changeQuotes(documents: readonly ReadDocument[], need: Need): readonly FoundQuote[] {
  const asked = versionAsked(need.text)
  const parts = documents.flatMap(documentParts)
  const releases = parts.flatMap((part) => {
    const number = versionOf(part)
    return number === asked || number.startsWith(`${asked}.`) ? [{ part, number, groups: groupsOfPart(part) }] : []
  })
  // An announcement says that there are changes, and lists none; as a source it would take words from the list.
  const listing = new Set(releases.filter(({ groups }) => groups.some(({ kinds }) => kinds.has('item'))).map(({ part }) => part.document))
  const first = releases.map(({ number }) => number).sort(byVersion)[0]
  const ordered = releases
    .filter(({ part }) => listing.size === 0 || listing.has(part.document))
    .map(({ part, number, groups }, at) => ({
      groups,
      number,
      at,
      weight: weightOf(part.path, { isFirst: number === first }),
    }))
    .sort((a, b) => b.weight - a.weight || byVersion(b.number, a.number) || a.at - b.at)
  const groups = ordered.flatMap((release) => release.groups)
  const frames = framesIn(groups)
  return groups.filter((group) => !frames.has(group)).map((group) => quoteOf(group, need))
}

/** Weight of a release's part by its heading: what breaks, the release that began the version, what is new, the rest, and what concerns its makers alone. */
function weightOf(path: readonly string[], { isFirst }: { readonly isFirst: boolean }): number {
  const heading = path.at(-1) ?? ''
  if (/breaking|removed|migration|upgrad/i.test(heading)) return 4
  if (/^\W*(?:chores?|documentation|docs|tests?|styles?|build|ci|internal|refactor\w*|dependenc\w*)\b/i.test(heading)) return 0
  if (isFirst) return 3
  return /feature|added|new|enhancement|minor/i.test(heading) ? 2 : 1
}

function byVersion(a: string, b: string): number {
  const [left, right] = [a, b].map((one) => one.split('.').map(Number)) as [number[], number[]]
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const step = (left[at] ?? 0) - (right[at] ?? 0)
    if (step !== 0) return step
  }
  return 0
}
