import { frameWords, type Draft, type Source, type Version } from '@galley/sdk'
import { describePlace } from './describe-place.ts'

/** A source with the number it has in the printed draft. */
export interface NumberedSource {
  readonly n: number
  readonly source: Source
}

/** Printed citations of a draft: numbers by source, in order of first appearance. */
export interface CitationNumbers {
  readonly sources: readonly NumberedSource[]
  /** The numbers behind one claim's token, ascending; empty for a claim that cites nothing. */
  of(claimId: string): readonly number[]
  /** A number as it is printed behind a claim, with the places of the evidence: `2`, `2, p. 7`. */
  label(claimId: string, n: number): string
}

const token = /\[\[c:([A-Za-z0-9._-]+)\]\]/g

/** Gives every cited source its number. Done at export only: no model ever sees or writes a number or an address. */
export function numberCitations(draft: Pick<Draft, 'brief' | 'evidence' | 'sources'>, version: Version): CitationNumbers {
  const sourceOf = new Map(draft.evidence.map((evidence) => [evidence.id, evidence.sourceId]))
  const claims = new Map(version.claims.map((claim) => [claim.id, claim]))
  const numbers = new Map<string, number>()
  for (const block of version.blocks)
    for (const match of block.text.matchAll(token))
      for (const evidenceId of claims.get(match[1] ?? '')?.evidenceIds ?? []) {
        const sourceId = sourceOf.get(evidenceId)
        if (sourceId !== undefined && !numbers.has(sourceId)) numbers.set(sourceId, numbers.size + 1)
      }
  const sources = draft.sources
    .flatMap((source) => (numbers.has(source.id) ? [{ n: numbers.get(source.id) ?? 0, source }] : []))
    .sort((a, b) => a.n - b.n)
  const of = (claimId: string): readonly number[] => {
    const ids = claims.get(claimId)?.evidenceIds ?? []
    return [...new Set(ids.flatMap((id) => numbers.get(sourceOf.get(id) ?? '') ?? []))].sort((a, b) => a - b)
  }
  const words = frameWords(draft.brief.language)
  const evidenceOf = new Map(draft.evidence.map((evidence) => [evidence.id, evidence]))
  const label = (claimId: string, n: number): string => {
    const source = sources.find((numbered) => numbered.n === n)?.source
    const cited = (claims.get(claimId)?.evidenceIds ?? []).flatMap((id) => evidenceOf.get(id) ?? [])
    const places = cited.flatMap((evidence) => (source?.id === evidence.sourceId ? describePlace(source, evidence, words) : []))
    return [...new Set([`${n}`, ...places])].filter((part) => part !== '').join(', ')
  }
  return { sources, of, label }
}

/**
 * Replaces each citation token by what `print` makes of its claim id; the space before a token that prints nothing goes too. Null leaves it as it
 * stands.
 */
export function replaceTokens(text: string, print: (claimId: string) => string | null): string {
  return text.replaceAll(/([ \t]*)\[\[c:([A-Za-z0-9._-]+)\]\]/g, (whole: string, space: string, id: string) => {
    const printed = print(id)
    if (printed === null) return whole
    return printed === '' ? '' : `${space && ' '}${printed}`
  })
}
