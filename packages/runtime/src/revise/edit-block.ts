import { blockParses, citationTokens, statementsOf, stripTokens } from '@galley/evidence'
import { kindOf } from '@galley/team'
import type { Block, Version } from '@galley/sdk'
import type { Compared } from '../score/open-passages.ts'
import { mapSentences, openCiter, type EditedParts } from './open-citer.ts'

/** A person's new text for one block of a finished draft. */
export interface BlockEdit {
  readonly blockId: string
  /** Markdown without citations; empty takes the block out. Several paragraphs become several blocks. */
  readonly text: string
  /** Number of the version that is made: new ids begin with it. */
  readonly n: number
}

/**
 * Replaces a block by what somebody typed. A sentence that stays as it was keeps its citations and their verdicts; a new one is compared with the
 * sources and cites what it was compared with. Citations that were typed count for nothing.
 */
export function editBlock(base: Version, { blockId, text, n }: BlockEdit, compare: (sentence: string) => Compared): EditedParts {
  const at = base.blocks.findIndex(({ id }) => id === blockId)
  const old = base.blocks[at]
  if (old === undefined) return { ...base, evidence: [] }
  const citer = openCiter(n, compare)
  const former = sentencesOf(old)
  const cite = (sentence: string): string => former.get(sentence) ?? citer.cite(sentence, ['supported', 'undecided', 'contradicted'])
  const fresh = typedBlocks(old, text).map((typed, index): Block => {
    const cited = mapSentences(typed, cite)
    const claims = citationTokens(cited).map(({ id }) => id)
    return { id: index === 0 ? old.id : citer.makeId('b'), sectionId: old.sectionId, kind: typed.kind, text: cited, claims }
  })
  const blocks = base.blocks.toSpliced(at, 1, ...fresh)
  return { blocks, ...citer.standing(base, blocks) }
}

/** Sentences of a block as they are read, each as it is written, with its citations. */
export function sentencesOf(block: Block): ReadonlyMap<string, string> {
  return new Map(statementsOf(block).map(({ text }) => [stripTokens(text).trim(), text.trim()]))
}

/** The typed text as blocks that are what their kind says. A heading stays one as long as it is a line. */
function typedBlocks(old: Block, typed: string): readonly Pick<Block, 'kind' | 'text'>[] {
  const text = stripTokens(typed).replaceAll(/\r\n?/g, '\n').trim()
  if (text === '') return []
  if (old.kind === 'heading' && !text.includes('\n')) return [{ kind: 'heading', text: text.replace(/^#+\s*/, '') }]
  if (old.kind !== 'heading' && old.kind !== 'paragraph' && blockParses(old.kind, text)) return [{ kind: old.kind, text }]
  return text.split(/\n[ \t]*\n/).flatMap((part) => {
    const own = part.trim()
    const kind = kindOf(own)
    return own === '' ? [] : [{ kind, text: kind === 'heading' ? own.replace(/^#+\s*/, '') : own }]
  })
}
