import type { Block, Brief, FoundIssue } from '@galley/sdk'
import { countWords } from '../text/words/count-words.ts'
import { findPhrase } from '../text/quotes/find-phrase.ts'
import { lintAnnounced } from './lint-announced.ts'
import { lintBlock } from './lint-block.ts'
import { nearDuplicates } from '../rank/near-duplicates.ts'
import { startsDangling } from '../text/sentences/starts-dangling.ts'
import { statementsOf } from '../text/sentences/statements-of.ts'
import { stripTokens } from '../text/markdown/strip-tokens.ts'
import { tokensOf } from '../text/words/tokens.ts'

/** Lists may have at most this share of a draft's words. */
const listShare = 0.25

/**
 * The editor's checks that need no model, over a whole draft: every block's own (`lintBlock`), repeated sentences, headings without text,
 * too many lists, sections that start with a dangling word, parts that are announced and not there (`lintAnnounced`), and what the brief wants avoided. In the order of the blocks.
 */
export function lintDraft(draft: { readonly blocks: readonly Block[]; readonly brief?: Pick<Brief, 'mustAvoid'> }): readonly FoundIssue[] {
  const { blocks } = draft
  const found = [
    ...blocks.flatMap(lintBlock),
    ...repeated(blocks),
    ...emptyHeadings(blocks),
    ...lists(blocks),
    ...openings(blocks),
    ...lintAnnounced(blocks),
    ...avoided(blocks, draft.brief?.mustAvoid ?? []),
  ]
  const place = new Map(blocks.map((block, index) => [block.id, index]))
  return found.sort((a, b) => (place.get(a.blockId) ?? 0) - (place.get(b.blockId) ?? 0))
}

/** Words in quotation marks behind the name of their source. */
const quotation = /^[^“”«»„]{0,300}:\s*(?:“(.+)”|«\s?(.+?)\s?»|„(.+)[“”])\s*$/su

/** Words that a sentence says itself: of a quotation not the name of its source, which others have too; nothing of what only leads to a list or to code. */
function saidBy(sentence: string): string {
  const text = stripTokens(sentence).trim()
  const [, ...quoted] = quotation.exec(text) ?? []
  const said = quoted.find((part) => part !== undefined) ?? text
  return /[:：]$/u.test(said) ? '' : said
}

function repeated(blocks: readonly Block[]): readonly FoundIssue[] {
  const sentences = blocks.flatMap((block) => statementsOf(block).map(({ text }) => ({ blockId: block.id, text, said: saidBy(text) })))
  const long = sentences.filter(({ said }) => tokensOf(said).length >= 4)
  return nearDuplicates(long.map(({ said }) => said)).flatMap(({ second }) => {
    const again = long[second]
    return again === undefined
      ? []
      : [
          {
            blockId: again.blockId,
            span: again.text,
            type: 'redundant' as const,
            severity: 2 as const,
            instruction: 'Delete this sentence: an earlier one says the same.',
          },
        ]
  })
}

function emptyHeadings(blocks: readonly Block[]): readonly FoundIssue[] {
  return blocks
    .filter(
      (block, index) =>
        block.kind === 'heading' &&
        (blocks[index + 1] === undefined || (blocks[index + 1]?.kind === 'heading' && blocks[index + 1]?.sectionId !== block.sectionId)),
    )
    .map((block) => ({
      blockId: block.id,
      span: block.text,
      type: 'structure',
      severity: 2,
      instruction: 'Write text under this heading, or delete it.',
    }))
}

/** An item that is quoted, or the sign in the place of items that are left out. */
const quotedItem = /^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:[“„«「]|…$)/u

/** Lists that take most of a draft. One that is quoted stands as its source has it. */
function lists(blocks: readonly Block[]): readonly FoundIssue[] {
  const own = blocks.filter(({ kind, text }) => kind === 'list' && !text.split('\n').every((line) => quotedItem.test(line)))
  const wordsIn = (some: readonly Block[]): number => some.reduce((sum, block) => sum + countWords(block.text), 0)
  const all = wordsIn(blocks)
  const [longest] = own.toSorted((a, b) => countWords(b.text) - countWords(a.text))
  if (longest === undefined || all < 100 || wordsIn(own) <= all * listShare) return []
  const share = Math.round((100 * wordsIn(own)) / all)
  return [
    {
      blockId: longest.id,
      span: longest.text.split('\n')[0] ?? longest.text,
      type: 'format',
      severity: 1,
      instruction: `Turn this list into prose: lists have ${share} % of the words.`,
    },
  ]
}

/** A word that turns from one section to the next: *Then the laboratories spoke* says of whom it speaks. */
const turn =
  /^(?:however|moreover|furthermore|meanwhile|nevertheless|nonetheless|instead|additionally|similarly|likewise|conversely|also|then|besides|still|later|subsequently|finally|in addition|and|but|yet|so),?\s+/i

function openings(blocks: readonly Block[]): readonly FoundIssue[] {
  return blocks.flatMap((block, index) => {
    const first = block.kind === 'paragraph' && (index === 0 || blocks[index - 1]?.kind === 'heading') ? statementsOf(block)[0] : undefined
    if (first === undefined || !startsDangling(first.text)) return []
    const goesOn = blocks.slice(0, index).some(({ kind }) => kind !== 'heading') && !startsDangling(first.text.replace(turn, ''))
    if (goesOn) return []
    return [
      {
        blockId: block.id,
        span: first.text,
        type: 'unclear' as const,
        severity: 2 as const,
        instruction: 'Say what the first word of this section refers to.',
      },
    ]
  })
}

function avoided(blocks: readonly Block[], phrases: readonly string[]): readonly FoundIssue[] {
  return blocks.flatMap((block) =>
    phrases.flatMap((phrase) => {
      const found = findPhrase(block.text, phrase)
      if (found === null) return []
      return [
        {
          blockId: block.id,
          span: found.words,
          type: 'off-brief' as const,
          severity: 3 as const,
          instruction: `Remove what the brief wants avoided: ${phrase.trim()}`.slice(0, 400),
        },
      ]
    }),
  )
}
