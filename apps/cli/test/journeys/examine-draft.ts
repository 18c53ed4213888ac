import { citationTokens, isFactual, judgeSupport, statementsOf, stripTokens } from '@galley/evidence'
import type { Draft, Evidence } from '@galley/sdk'

/** What is wrong with a finished draft, seen from outside: nothing here trusts the draft's own verdicts. */
export interface Examined {
  readonly uncited: readonly string[]
  readonly dangling: readonly string[]
  readonly misquoted: readonly string[]
  readonly unsupported: readonly string[]
}

/** Reads a draft again with the stored texts beside it: each factual sentence cited, each quote at its offsets, each claim held by its window. */
export function examineDraft(draft: Draft, textOf: (sourceId: string) => string): Examined {
  const claims = new Map(draft.best.claims.map((claim) => [claim.id, claim]))
  const evidence = new Map(draft.evidence.map((piece) => [piece.id, piece]))
  const titles = new Map(draft.sources.map((source) => [source.id, source.title]))
  const uncited: string[] = []
  const dangling: string[] = []
  const unsupported: string[] = []
  for (const block of draft.best.blocks) {
    for (const { id } of citationTokens(block.text)) {
      const cited = claims.get(id)?.evidenceIds ?? []
      if (cited.length === 0 || cited.some((piece) => !evidence.has(piece))) dangling.push(`${block.id}: ${id}`)
    }
    for (const statement of statementsOf(block)) {
      const sentence = stripTokens(statement.text)
      if (!isFactual(sentence)) continue
      const ids = citationTokens(statement.text).flatMap(({ id }) => claims.get(id)?.evidenceIds ?? [])
      if (ids.length === 0) uncited.push(sentence)
      else if (
        !holds(
          sentence,
          ids.flatMap((id) => evidence.get(id) ?? []),
          textOf,
          titles,
        )
      )
        unsupported.push(sentence)
    }
  }
  const misquoted = draft.evidence
    .filter((piece) => textOf(piece.sourceId).slice(piece.start, piece.end) !== piece.quote)
    .map((piece) => piece.id)
  return { uncited, dangling, misquoted, unsupported }
}

function holds(
  sentence: string,
  pieces: readonly Evidence[],
  textOf: (sourceId: string) => string,
  titles: ReadonlyMap<string, string>,
): boolean {
  const shown = pieces.map((piece) => ({
    id: piece.id,
    quote: piece.quote,
    window: textOf(piece.sourceId).slice(Math.max(0, piece.start - 600), piece.end + 600),
    title: titles.get(piece.sourceId) ?? '',
    headings: piece.headings ?? [],
  }))
  return judgeSupport(sentence, shown).verdict === 'supported'
}
