import { citationTokens, statementsOf, stripTokens } from '@galley/evidence'
import type { ReadableDraft } from '../../src/score/score-draft.ts'
import type { Block } from '@galley/sdk'
import { createSeeded } from '@galley/testkit'

/** Makes a worse draft of one, with the help of another. */
type Spoil = (draft: ReadableDraft, other: ReadableDraft) => ReadableDraft

const strange = ['Lorem ipsum', 'Dolor sit amet', 'Consectetur', 'Adipiscing elit', 'Sed do eiusmod', 'Tempor incididunt']

const isProse = ({ kind }: Block): boolean => kind === 'paragraph' || kind === 'list' || kind === 'quote'

function sentencesOf({ best }: ReadableDraft): readonly string[] {
  return best.blocks.filter(isProse).flatMap((block) => statementsOf(block).map(({ text }) => text.trim()))
}

function withSentences(draft: ReadableDraft, sentences: readonly string[], claims = draft.best.claims): ReadableDraft {
  let at = 0
  const blocks = draft.best.blocks.map((block) =>
    isProse(block)
      ? Object.assign({}, block, {
          text: statementsOf(block)
            .map(() => sentences[at++] ?? '')
            .join(' '),
        })
      : block,
  )
  return { ...draft, best: { blocks, claims } }
}

const foreign = (text: string): string => text.replaceAll('[[c:', '[[c:x')

/** Ways to spoil a draft, each of which should cost it at least 15 points. */
export const spoils: Readonly<Record<string, Spoil>> = {
  shuffled: (draft) => {
    const random = createSeeded(7)
    const keyed = sentencesOf(draft).map((sentence) => ({ sentence, key: random() }))
    return withSentences(
      draft,
      keyed.toSorted((a, b) => a.key - b.key).map(({ sentence }) => sentence),
    )
  },
  collage: (draft, other) => {
    const strangers = sentencesOf(other).map(foreign)
    const sentences = sentencesOf(draft).map((one, at) => (at % 2 === 1 ? (strangers[at] ?? one) : one))
    const used = new Set(sentences.flatMap((one) => citationTokens(one).map(({ id }) => id)))
    const added = other.best.claims.map((claim) =>
      Object.assign({}, claim, { id: `x${claim.id}`, evidenceIds: claim.evidenceIds.map((id) => `x${id}`) }),
    )
    const mixed = withSentences(
      draft,
      sentences,
      [...draft.best.claims, ...added].filter(({ id }) => used.has(id)),
    )
    return {
      ...mixed,
      evidence: [...draft.evidence, ...other.evidence.map((one) => Object.assign({}, one, { id: `x${one.id}` }))],
      sources: [...(draft.sources ?? []), ...(other.sources ?? [])],
    }
  },
  cut: (draft) =>
    withSentences(
      draft,
      sentencesOf(draft).map((one) => {
        const words = stripTokens(one).trim().split(' ')
        const kept = words.slice(0, Math.max(4, Math.ceil(words.length * 0.6))).join(' ')
        return `${kept.replaceAll(/[“”]|[.,;:]+$/g, '')}. ${(one.match(/\[\[c:[^\]]+\]\]/g) ?? []).join(' ')}`
      }),
    ),
  'wrong headings': (draft) => {
    let at = 0
    const blocks = draft.best.blocks.map((block) =>
      block.kind === 'heading' ? Object.assign({}, block, { text: strange[at++ % strange.length] }) : block,
    )
    return { ...draft, best: { ...draft.best, blocks } }
  },
  'wrong topic': (draft, other) => ({ ...draft, brief: { ...draft.brief, topic: other.brief.topic } }),
}
