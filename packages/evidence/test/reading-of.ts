import type { Verdict } from '@galley/sdk'
import { readMarkdownDraft } from '../src/text/markdown/markdown-draft.ts'
import { readVersion, type Reading } from '../src/score/reading.ts'
import type { ScoredEvidence, ScoredVersion } from '../src/score/scored-version.ts'

interface Given {
  readonly topic?: string
  readonly language?: string
  /** Quote behind each link, by the address of the link. */
  readonly quotes?: Readonly<Record<string, string>>
  readonly titles?: Readonly<Record<string, string>>
  /** Headings above each quote. */
  readonly headings?: Readonly<Record<string, readonly string[]>>
  readonly verdicts?: readonly Verdict['verdict'][]
  readonly questions?: readonly string[]
}

/** A Markdown text as the score reads it; `[](a)` cites the quote `a`. */
export function versionOf(markdown: string, given: Given = {}): ScoredVersion {
  const draft = readMarkdownDraft(markdown)
  const topic = given.topic ?? (draft.title === '' ? 'Bridges' : draft.title)
  const evidence = Object.entries(given.quotes ?? {}).map(([id, quote]): ScoredEvidence => ({
    id,
    quote,
    questionIds: [],
    title: given.titles?.[id] ?? '',
    headings: given.headings?.[id] ?? [],
    sourceId: id,
    start: 0,
  }))
  return {
    blocks: draft.blocks,
    claims: draft.citations.map(({ claimId, reference }) => ({
      id: claimId,
      text: '',
      kind: 'fact',
      evidenceIds: [reference.split(' ').at(-1) ?? ''],
    })),
    verdicts: draft.citations.map(({ claimId }, at) => ({
      claimId,
      verdict: given.verdicts?.[at] ?? 'supported',
      tier: 'lexical',
      score: 1,
      reason: 'The source says 1997.',
    })),
    plan: {
      title: draft.title,
      questions: (given.questions ?? []).map((text, at) => ({ id: `q${at}`, text })),
      outline: [],
      acceptance: [],
      queries: [],
    },
    brief: { topic, ...(given.language === undefined ? {} : { language: given.language }) },
    evidence,
    isSupportKnown: given.quotes !== undefined,
  }
}

/** The same, read. */
export function readingOf(markdown: string, given: Given = {}): Reading {
  return readVersion(versionOf(markdown, given))
}
