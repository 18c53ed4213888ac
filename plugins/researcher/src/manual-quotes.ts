import { headingPaths, looksLikeInstruction, scanBlocks, type Scanned } from '@galley/evidence'
import type { FoundQuote } from '@galley/sdk'
import type { Need } from './needs-of.ts'
import type { ReadDocument } from './read-hit.ts'
import { rootsOf } from './roots-of.ts'
import { isAspect } from './topic-fit.ts'
import { hasMeaning } from './word-classes.ts'

/** Longest quote, in UTF-16 units (sdk's `evidenceSchema` allows 4000). */
const maxQuote = 3900
/** Multiplier of the words of a section: so much is handed over for it to choose from. */
const plenty = 1.6
/** Score against the best part, share 0–1, from which a part belongs to an instruction. */
const onPoint = 0.45
/** Credit of a word that stands in the title of the whole. */
const inTitle = 0.7
/** Factor of a part headed by the name of an option or a file (`install-strategy`, `--yes`): it is looked up, not followed. */
const lookedUp = 0.4
/** Headings over links to elsewhere, and over names. */
const elsewhere =
  /^\W*(?:see also|references|related(?: \p{L}+)?|further reading|external links|links|contributors.*|credits|thanks|sponsors|acknowledge?ments?|siehe auch|voir aussi|相关主题|関連項目)\W*$/iu
/** Beginning of an entry of a reference: it tells what is there, and is looked up too. */
const entry = /^\W*(?:defaults?|type|required|aliases|deprecated|since|default value|values?)\W{0,3}:/i
const nameOnly = /^\W*(?:--?)?[a-z\d]+(?:[-_.][a-z\d]+)+\W*$/
/** Credit of a word that stands only in the text of a part, not over it. */
const inText = 0.3
/** Factor of a part without code, a table or a list to follow. */
const untold = 0.75
/** Names of platforms: a part headed by another than the one that is asked for is left out. */
const platforms = [/\bwindows\b/i, /\b(?:mac ?os|os ?x|darwin)\b/i, /\b(?:linux|unix|ubuntu|debian|fedora)\b/i, /\bandroid\b/i, /\bios\b/i]

/** Heading of a release in a changelog: what it tells was done once, by others. */
const release = /^\W*v?\d+\.\d+(?:\.\d+)*\S*(?:\s*(?:[([–-].*)?)$/iu

/** A part of a manual: what stands below one heading, up to the next. */
interface Part {
  readonly document: ReadDocument
  readonly path: readonly string[]
  readonly pieces: readonly Scanned[]
}

/** Quotes that answer an instruction: the paragraphs, lists, code and tables of the parts that are about it, whole and in their order. */
export function stepQuotes(documents: readonly ReadDocument[], need: Need): readonly FoundQuote[] {
  const parts = documents.flatMap(partsOf)
  // *Use* and *run* stand over any part of a manual.
  const all = [...new Set(rootsOf(need.text))]
  const telling = all.filter((root) => !isAspect(root))
  const roots = telling.length > 0 ? telling : all
  const weigh = rarityOf(parts)
  // The rarest word that heads some part tells what is asked: *redact* of *How to redact secrets in logs*.
  const headed = new Set(parts.flatMap(({ document, path }) => rootsOf([document.title, ...path].join(' '))))
  const [key] = roots.filter((root) => headed.has(root)).sort((a, b) => weigh(b) - weigh(a))
  const others = platforms.filter((platform) => !platform.test(need.text))
  const asksPlatform = others.length < platforms.length
  const scored = parts
    .filter(({ path }) => !path.some((heading) => release.test(heading)))
    .filter(({ path }) => !elsewhere.test(path.at(-1) ?? ''))
    .filter(({ path }) => !(asksPlatform && others.some((other) => path.some((heading) => other.test(heading)))))
    .filter((part) => key === undefined || speaksOf(part, key))
    .map((part) => ({ part, score: fitOf(part, roots, weigh) * (isFollowed(part) ? 1 : untold) }))
  const best = Math.max(0, ...scored.map(({ score }) => score))
  const ranked = scored.filter(({ score }) => score > 0 && score >= best * onPoint).sort((a, b) => b.score - a.score)
  const chosen = new Set<Part>()
  let words = 0
  for (const { part } of ranked) {
    if (words >= need.words * plenty) break
    chosen.add(part)
    words += textOf(part).split(/\s+/).length
  }
  return [...chosen].flatMap((part) => quotesOf(part, need))
}

const version = /(?<![\p{L}\d])v?(\d+(?:\.\d+)*)(?:-[\w.]+)?/iu

/** Heading of a release: *7.1.0*, *[v7]*, *Release 7*, *pytest 8.3.1*, *Noteworthy changes in version 7.1*; a step (*1. Update …*) is none. */
const released =
  /^\W*(?:\[?v?\d(?!\d*[.)]\s)|version|release|[\p{L}\d@/.-]+ v?\d+\.\d|(?:\p{L}+ ){0,2}(?:changes|new|fixes|updates) (?:in|since|for) (?:version |release )?v?\d)/iu
/** Versions in the title of a document: the last is what it leads to (*From 6 to 7*). */
const versions = /(?<![\p{L}\d.])v?(\d+(?:\.\d+)*)(?![\p{L}\d])/giu

/** Quotes that tell what changed in a version: the lists of its releases, newest first, and those of the release that began it before all. */
export function changeQuotes(documents: readonly ReadDocument[], need: Need): readonly FoundQuote[] {
  const [, asked = ''] = version.exec(need.text.replace(/^.*?(?:version|release)\s/i, '')) ?? version.exec(need.text) ?? []
  const parts = documents.flatMap(partsOf).filter(({ path }) => !elsewhere.test(path.at(-1) ?? ''))
  const releases = parts.flatMap((part) => {
    const of = part.path.findLast((heading) => released.test(heading) && version.test(heading))
    const [, number = ''] = of === undefined ? ([...part.document.title.matchAll(versions)].at(-1) ?? []) : (version.exec(of) ?? [])
    return number === asked || number.startsWith(`${asked}.`) ? [{ part, number }] : []
  })
  const first = releases.map(({ number }) => number).sort(byVersion)[0]
  const ordered = releases
    .map(({ part, number }, at) => ({ part, number, at, weight: weightOf(part.path, number === first) }))
    .sort((a, b) => b.weight - a.weight || byVersion(b.number, a.number) || a.at - b.at)
  return ordered.flatMap(({ part }) => quotesOf(part, need))
}

/** Weight of a release's part by its heading: what breaks, the release that began the version, what is new, the rest, and what concerns its makers alone. */
function weightOf(path: readonly string[], isFirst: boolean): number {
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

/** The mark that opens or closes an admonition: `/// tip | Note`, `:::`. */
const fence = /^(?:\/{3,}|:{3,}|!{3})[^\n]*$/

function partsOf(document: ReadDocument): readonly Part[] {
  const pathAt = headingPaths(document.text)
  const parts: { document: ReadDocument; path: readonly string[]; pieces: Scanned[] }[] = []
  let open: Scanned[] = []
  for (const piece of scanBlocks(document.text)) {
    if (piece.kind === 'heading') {
      open = []
      continue
    }
    if (piece.kind === 'paragraph' && fence.test(document.text.slice(piece.start, piece.end))) continue
    if (piece.kind === 'frontMatter' || piece.kind === 'html' || piece.kind === 'rule' || piece.kind === 'definition') continue
    if (open.length === 0) {
      open = []
      parts.push({ document, path: pathAt(piece.start), pieces: open })
    }
    open.push(piece)
  }
  return parts
}

function speaksOf(part: Part, root: string): boolean {
  return hasMeaning(root, new Set(rootsOf([part.document.title, ...part.path, proseOf(part)].join(' ')))) > 0
}

/** True for a part that shows what to do. */
function isFollowed({ pieces }: Part): boolean {
  return pieces.some(({ kind }) => kind === 'code' || kind === 'item' || kind === 'table')
}

function textOf({ document, pieces }: Part): string {
  return pieces.map(({ start, end }) => document.text.slice(start, end)).join('\n')
}

/** What a part says in words: what code or a table happens to name, the part is not about. */
function proseOf({ document, pieces }: Part): string {
  return pieces
    .filter(({ kind }) => kind !== 'code' && kind !== 'table')
    .map(({ start, end }) => document.text.slice(start, end))
    .join('\n')
}

function rarityOf(parts: readonly Part[]): (root: string) => number {
  const sets = parts.map((part) => new Set(rootsOf(`${part.path.join(' ')} ${proseOf(part)}`)))
  return (root) => Math.log(1 + sets.length / (1 + sets.filter((set) => set.has(root)).length))
}

function fitOf(part: Part, roots: readonly string[], weigh: (root: string) => number): number {
  const titled = new Set(rootsOf(part.document.title))
  const over = rootsOf(part.path.slice(part.path.length > 1 ? 1 : 0).join(' '))
  const inside = new Set(rootsOf(proseOf(part)))
  let all = 0
  let found = 0
  for (const root of roots) {
    const weight = weigh(root)
    all += weight
    if (titled.has(root)) {
      found += weight * inTitle
      continue
    }
    const isOver =
      hasMeaning(root, new Set(over)) > 0 ||
      over.some((other) => other.length >= 5 && (other.startsWith(root) || root.startsWith(other)) && root.length >= 4)
    found += weight * (isOver ? 1 : inText * hasMeaning(root, inside))
  }
  const isName = nameOnly.test(part.path.at(-1) ?? '') && !rootsOf(part.path.at(-1) ?? '').every((root) => roots.includes(root))
  return all === 0 ? 0 : (found / all) * (isName || entry.test(textOf(part)) ? lookedUp : 1)
}

/** A part in quotes: each paragraph, run of list items, code with the line that brings it in, and table whole. */
function quotesOf({ document, pieces }: Part, { questionId }: Need): readonly FoundQuote[] {
  const { text } = document
  const spans: { start: number; end: number; kinds: Scanned['kind'][] }[] = []
  for (const piece of pieces) {
    const start = piece.kind === 'item' ? text.lastIndexOf('\n', piece.start) + 1 : piece.start
    const last = spans.at(-1)
    const before = last?.kinds.at(-1)
    const isRun = piece.kind === 'item' && before === 'item'
    const isBroughtIn =
      piece.kind !== 'paragraph' && before === 'paragraph' && last !== undefined && /[:：]\s*$/.test(text.slice(last.start, last.end))
    const isNested =
      before === 'item' &&
      piece.kind === 'code' &&
      / {2,}|\t/.test(text.slice(text.lastIndexOf('\n', piece.start - 1) + 1, piece.start + 2))
    if (last !== undefined && (isRun || isBroughtIn || isNested) && piece.end - last.start <= maxQuote) {
      last.end = piece.end
      last.kinds.push(piece.kind)
    } else spans.push({ start, end: piece.end, kinds: [piece.kind] })
  }
  // What was to follow stands under another heading; and a word or two by themselves are a line of contents.
  const isOpen = ({ start, end, kinds }: (typeof spans)[number]): boolean => {
    const said = text.slice(start, end).trim()
    const isScrap = said.split(/\s+/).length < 4 && !/\p{Lo}{4}|[.!?]$/u.test(said)
    return kinds.length === 1 && kinds[0] === 'paragraph' && (/[:：]$/.test(said) || isScrap)
  }
  return spans
    .filter((span) => !isOpen(span))
    .flatMap(({ start, end }) => {
      const quote = text.slice(start, Math.min(end, start + maxQuote))
      return looksLikeInstruction(quote) || /^\s*(?:\[?!\[)/.test(quote)
        ? []
        : [{ sourceId: document.sourceId, quote, questionIds: [questionId] }]
    })
}
