import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { scoreMarkdown } from '../../packages/runtime/src/score/score-markdown.ts'
import type { ScoredDocument } from '../../packages/runtime/src/score/scored-document.ts'
import type { ScoreParts } from '../../packages/sdk/src/draft/score-parts.ts'

/** A text of the tapes, scored without the support of its sentences: raw and final texts carry no citations. */
export interface TapeScore {
  readonly name: string
  readonly score: number
  readonly parts: ScoreParts
}

const root = join(import.meta.dirname, '..', '..')

const briefs = {
  A: 'What a small company should check before it builds on an open model',
  B: 'Why did LK-99 look like a room-temperature superconductor, and how was it debunked?',
}

/** Scores what a model wrote, what became of it, and what a peer made of the same documents. `article` is the text of B, where it is there. */
export function readTapes(folder: string, article: string | null): readonly TapeScore[] {
  const examples = join(root, 'examples', 'first-draft', 'documents')
  const documents = {
    A: readdirSync(examples).map((name) => documentOf(name, readFileSync(join(examples, name), 'utf8'))),
    B: article === null ? [] : [documentOf('lk-99.md', article)],
  }
  const files = [
    ['A', 'model, as written', 'raw-A.md'],
    ['A', 'model, after Galley', 'draft-A.md'],
    ['A', 'GPT Researcher', 'peer/gpt-researcher-A.md'],
    ['A', 'GPT Researcher, wider', 'peer/gpt-researcher-A2.md'],
    ['B', 'model, as written', 'raw-B.md'],
    ['B', 'model, after Galley', 'draft-B.md'],
    ['B', 'GPT Researcher', 'peer/gpt-researcher-B.md'],
  ] as const
  return files.flatMap(([brief, who, file]) => {
    const path = join(folder, file)
    if (!existsSync(path)) return []
    const { score, parts } = scoreMarkdown(readFileSync(path, 'utf8'), documents[brief], { topic: briefs[brief], isSupportChecked: false })
    return [{ name: `${brief}: ${who}`, score, parts }]
  })
}

/** Tokens (characters ÷ 4) of a tape by role. */
export function tokensByRole(tape: string): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const line of readFileSync(tape, 'utf8').trimEnd().split('\n')) {
    const { role, messages, answer } = JSON.parse(line) as { role: string; messages: readonly { content: string }[]; answer: string }
    const characters = messages.reduce((sum, { content }) => sum + content.length, answer.length)
    sums.set(role, (sums.get(role) ?? 0) + characters / 4)
  }
  return sums
}

function documentOf(name: string, text: string): ScoredDocument {
  return { name, title: /^#[ \t]+(.+)$/m.exec(text)?.[1]?.trim() ?? name, text }
}
