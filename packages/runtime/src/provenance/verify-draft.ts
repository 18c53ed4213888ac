import { diffArrays } from 'diff'
import { canonicalJson } from '@galley/sdk'
import { digest, verifyStatement, type InTotoStatement, type PublicKey } from '@galley/trust'
import { checkSchema } from '../check-schema.ts'
import { splitPieces } from '../export/text-part.ts'
import { fault } from '../faults.ts'
import { draftPredicateSchema, draftPredicateType, type DraftPredicate } from './draft-predicate.ts'

/** A text with its papers, and the key that it is to be judged by. */
export interface DraftToVerify {
  /** Name of the text in faults. */
  readonly name: string
  readonly text: Uint8Array
  /** The content of `draft.md.bundle.jsonl`. */
  readonly bundle: string
  readonly key: PublicKey
}

/** A text that is the one that was signed, and what its papers say of it. */
export interface VerifiedDraft {
  /** The subject that it is: `draft.md`, `draft.docx`, `draft.html without footer` … */
  readonly subject: string
  /** sha256 (hex) of the text. */
  readonly digest: string
  readonly signer: string
  readonly predicate: DraftPredicate
}

/** Changed pieces that a fault names; further ones are counted. */
const maxNamed = 5

/** Most differences between two lists of pieces that are looked for; beyond them it is another text. */
const maxDifferences = 2000

/**
 * Verifies that a text is the one that was signed, byte for byte, by exactly this key, and reads the statement of how it was made. That
 * the statement is true is the word of whoever signed; that the text is true nobody says here.
 * @throws PAPERS_INVALID PAPERS_UNTRUSTED_SIGNER PAPERS_SIGNATURE_INVALID DRAFT_CHANGED
 */
export function verifyDraft({ name, text, bundle, key }: DraftToVerify): VerifiedDraft {
  const statement = verifyStatement({ bundle, key, what: `of ${name}` })
  const predicate = readPredicate(statement, `of ${name}`)
  const sum = digest('sha256', text)
  const subject = statement.subject.find((one) => !one.name.includes('#') && one.digest.sha256 === sum)
  if (subject === undefined) throw fault('DRAFT_CHANGED', { name, changes: describeChanges(text, statement) })
  return { subject: subject.name, digest: sum, signer: key.spkiSha256, predicate }
}

function readPredicate({ predicateType, predicate }: InTotoStatement, what: string): DraftPredicate {
  if (predicateType !== draftPredicateType)
    throw fault('PAPERS_OF_SOMETHING_ELSE', { what, said: predicateType.slice(0, 200), wanted: draftPredicateType })
  const [problem] = checkSchema(draftPredicateSchema, predicate)
  if (problem) throw fault('PAPERS_UNREADABLE', { what, where: problem.path || 'the predicate', problem: problem.message })
  // Checked just now.
  const read = predicate as unknown as DraftPredicate
  const { content, digest: stated } = read.brief
  if (content !== undefined && digest('sha256', canonicalJson(content)) !== stated.sha256)
    throw fault('PAPERS_UNREADABLE', { what, where: '/brief/content', problem: 'does not have the digest beside it' })
  return read
}

/** Says in words which pieces of a text are not those that were signed: a piece of the file by its first words, a missing one by its name. */
function describeChanges(bytes: Uint8Array, { subject }: InTotoStatement): string {
  const found = splitPieces(new TextDecoder().decode(bytes).replaceAll('\r\n', '\n')).map((text) => ({ text, sum: digest('sha256', text) }))
  const kinds = Map.groupBy(
    subject.filter(({ name }) => name.includes('#')),
    ({ name }) => name.slice(0, name.indexOf('#')),
  )
  const sums = new Set(found.map(({ sum }) => sum))
  const common = (pieces: InTotoStatement['subject']): number => pieces.filter((piece) => sums.has(piece.digest.sha256)).length
  const [nearest] = [...kinds.values()].toSorted((a, b) => common(b) - common(a))
  if (nearest === undefined || common(nearest) === 0) return 'nothing in it is of that text'
  const changes = listChanges(nearest, found)
  if (changes === null) return 'almost nothing in it is of that text'
  if (changes.length === 0) return 'its words are the same, and white space or line ends are not'
  const more = changes.length - maxNamed
  return [...changes.slice(0, maxNamed), ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
}

interface FoundPiece {
  readonly text: string
  readonly sum: string
}

function listChanges(stated: InTotoStatement['subject'], found: readonly FoundPiece[]): readonly string[] | null {
  const runs = diffArrays(
    stated.map((piece) => piece.digest.sha256),
    found.map(({ sum }) => sum),
    { maxEditLength: maxDifferences },
  )
  if (runs === undefined) return null
  const changes: string[] = []
  let [at, here] = [0, 0]
  let missing: string[] = []
  const flush = (): void => {
    changes.push(...missing.map((name) => `the block ${name} is missing`))
    missing = []
  }
  for (const { added, removed, count } of runs) {
    if (added) {
      for (const { text } of found.slice(here, here + count)) {
        const name = missing.shift()
        changes.push(name === undefined ? `${quoteStart(text)} was put in` : `the block ${name} was changed: ${quoteStart(text)}`)
      }
      here += count
    } else if (removed) {
      flush()
      missing = stated.slice(at, at + count).map(({ name }) => name.slice(name.indexOf('#') + 1))
      at += count
    } else {
      flush()
      at += count
      here += count
    }
  }
  flush()
  return changes
}

/** First words of a piece: eight at most, sixty characters at most. */
function quoteStart(text: string): string {
  const words = text.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ').split(/\s+/)
  const start = words.slice(0, 8).join(' ').slice(0, 60)
  return `“${start}${start.length < text.trim().length ? ' …' : ''}”`
}
