import type { FoundQuote } from '@galley/sdk'
import type { Need } from '../needs-of.ts'
import type { ReadDocument } from '../read-hit.ts'
import { rootsOf } from '../roots-of.ts'
import { isAspect } from '../topic-fit.ts'
import { hasMeaning } from '../word-classes.ts'
import { manualParts, type ManualPart } from './manual-parts.ts'
import { partQuotes } from './part-quotes.ts'

/** Multiplier of the words of a section: so much is handed over for it to choose from. */
const plenty = 1.6
/** Score against the best part, share 0–1, from which any part of its document belongs to an instruction, and from which the part behind another does. */
const onPoint = 0.9
const stillOn = 0.6
/** Score of the best part, 0 to about 1.5, below which nothing instructs. */
const minScore = 0.2
/** Maximum parts of an instruction, those below its best one apart. */
const maxParts = 3
/** Task of a question: *build* of *How to build a package*; and its weight against the words for what it is done to. */
const action = /^how (?:to|(?:do|can|should) (?:i|you|we|one)) (\p{L}+)/iu
const actionWeight = 1.8
/** Weight of a word for what is done (*write*, *use*), which stands over any part of a manual. */
const byDoing = 0.5
/** Credit of a word that stands in the title of the whole. */
const inTitle = 0.7
/** The same where the title has no other words. */
const asTitle = 1.1
/** Factor of a part headed by the name of an option or a file (`install-strategy`, `--yes`): it is looked up, not followed. */
const lookedUp = 0.4
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

/** Quotes that answer an instruction: the paragraphs, lists, code and tables of the parts that are about it, whole and in their order. */
export function stepQuotes(documents: readonly ReadDocument[], need: Need): readonly FoundQuote[] {
  const parts = documents.flatMap(manualParts)
  const roots = [...need.stems]
  const rarity = rarityOf(parts)
  const doing = new Set(rootsOf(action.exec(need.text)?.[1] ?? ''))
  const weigh = (root: string): number => rarity(root) * (doing.has(root) ? actionWeight : 1)
  // The rarest word that heads some part tells what is asked: *redact* of *How to redact secrets in logs*.
  const headed = new Set(parts.flatMap(({ document, path }) => rootsOf([document.title, ...path].join(' '))))
  const [key] = roots.filter((root) => headed.has(root)).sort((a, b) => weigh(b) - weigh(a))
  const others = platforms.filter((platform) => !platform.test(need.text))
  const asksPlatform = others.length < platforms.length
  const scored = parts
    .filter(({ path }) => !path.some((heading) => release.test(heading)))
    .filter(({ path }) => !(asksPlatform && others.some((other) => path.some((heading) => other.test(heading)))))
    .filter((part) => key === undefined || speaksOf(part, key))
    .map((part) => ({ part, score: fitOf(part, roots, weigh) * (isFollowed(part) ? 1 : untold) }))
  // *Use* and *run* stand over any part of a manual: they tell only which of those is meant.
  const aside = [...new Set(rootsOf(need.text))].filter((root) => isAspect(root) && !need.stems.has(root))
  const ranked = scored
    .filter(({ score }) => score > 0)
    .map(({ part, score }) => ({ part, score: score * (1 + byDoing * shareOf(aside, part)) }))
    .sort((a, b) => b.score - a.score)
  return readOn(ranked, parts, need.words * plenty).flatMap((part) => partQuotes(part, need))
}

/** Share of roots that stand in a part, 0–1, or others that mean the same. */
function shareOf(roots: readonly string[], { path, ...part }: ManualPart): number {
  const have = new Set(rootsOf([...path, proseOf({ path, ...part })].join(' ')))
  return roots.reduce((sum, root) => sum + hasMeaning(root, have), 0) / Math.max(1, roots.length)
}

interface RankedPart {
  readonly part: ManualPart
  readonly score: number
}

/** An instruction is read on: from its best part to what follows in its document and is still about it, then the other parts of the document that come near, as far as words are wanting. */
function readOn(ranked: readonly RankedPart[], parts: readonly ManualPart[], words: number): readonly ManualPart[] {
  const [best] = ranked
  if (best === undefined || best.score < minScore) return []
  const scoreOf = new Map(ranked.map(({ part, score }) => [part, score]))
  const own = parts.filter(({ document }) => document === best.part.document)
  const behind = own.slice(own.indexOf(best.part) + 1)
  const isBelow = ({ path }: ManualPart): boolean =>
    path.length > best.part.path.length && best.part.path.every((heading, at) => path[at] === heading) && scoreOf.has(best.part)
  const end = behind.findIndex((part) => !isBelow(part) && (scoreOf.get(part) ?? 0) < best.score * stillOn)
  const following = (end < 0 ? behind : behind.slice(0, end)).filter((part) => scoreOf.has(part) || isBelow(part))
  const near = ranked
    .filter(({ part, score }) => part.document === best.part.document && score >= best.score * onPoint)
    .map(({ part }) => part)
  const chosen: ManualPart[] = []
  let left = words
  for (const part of new Set([best.part, ...following, ...near])) {
    if (left <= 0) break
    if (!isBelow(part) && chosen.filter((other) => !isBelow(other)).length >= maxParts) continue
    chosen.push(part)
    left -= textOf(part).split(/\s+/).length
  }
  return chosen
}

function speaksOf(part: ManualPart, root: string): boolean {
  return hasMeaning(root, new Set(rootsOf([part.document.title, ...part.path, proseOf(part)].join(' ')))) > 0
}

/** True for a part that shows what to do. */
function isFollowed({ pieces }: ManualPart): boolean {
  return pieces.some(({ kind }) => kind === 'code' || kind === 'item' || kind === 'table')
}

function textOf({ document, pieces }: ManualPart): string {
  return pieces.map(({ start, end }) => document.text.slice(start, end)).join('\n')
}

/** Words of a part: what code or a table happens to name, the part is not about. */
function proseOf({ document, pieces }: ManualPart): string {
  return pieces
    .filter(({ kind }) => kind !== 'code' && kind !== 'table')
    .map(({ start, end }) => document.text.slice(start, end))
    .join('\n')
}

function rarityOf(parts: readonly ManualPart[]): (root: string) => number {
  const sets = parts.map((part) => new Set(rootsOf(`${part.path.join(' ')} ${proseOf(part)}`)))
  return (root) => Math.log(1 + sets.length / (1 + sets.filter((set) => set.has(root)).length))
}

function fitOf(part: ManualPart, roots: readonly string[], weigh: (root: string) => number): number {
  const title = rootsOf(part.document.title)
  // A document of nothing else tells it better than a part of one: *Redaction*.
  const [first] = [...roots].sort((a, b) => weigh(b) - weigh(a))
  const isTitle = title.some((one) => isForm(one, first ?? '')) && title.every((one) => roots.some((root) => isForm(one, root)))
  const over = rootsOf(part.path.slice(part.path.length > 1 ? 1 : 0).join(' '))
  const inside = new Set(rootsOf(proseOf(part)))
  let all = 0
  let found = 0
  for (const root of roots) {
    const weight = weigh(root)
    all += weight
    if (title.some((one) => isForm(one, root))) {
      found += weight * (isTitle ? asTitle : inTitle)
      continue
    }
    const isOver = hasMeaning(root, new Set(over)) > 0 || over.some((other) => isForm(other, root))
    found += weight * (isOver ? 1 : inText * hasMeaning(root, inside))
  }
  const isName =
    nameOnly.test((part.path.at(-1) ?? '').replaceAll(/\s*\([^)]*\)/g, '')) &&
    !rootsOf(part.path.at(-1) ?? '').every((root) => roots.includes(root))
  return all === 0 ? 0 : (found / all) * (isName || entry.test(textOf(part)) ? lookedUp : 1)
}

/** *redaction* and *redact*: one begins with the other. */
function isForm(one: string, other: string): boolean {
  return (
    one === other ||
    (Math.min(one.length, other.length) >= 4 && Math.max(one.length, other.length) >= 5 && (one.startsWith(other) || other.startsWith(one)))
  )
}
