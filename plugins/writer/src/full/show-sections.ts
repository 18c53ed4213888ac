import { statementsOf, stripTokens } from '@galley/evidence'
import type { Issue, PatchBlock, PatchInput, PatchSection, ShownEvidence } from '@galley/sdk'
import { claimIdsOf } from '../draft-sentence.ts'
import { asLine } from './evidence-list.ts'

/** Sections as a model reads them: their places, their blocks with numbered evidence, what is wrong and the words that are left. */
export function showSections(input: PatchInput, issues: readonly Issue[], evidence: readonly ShownEvidence[]): string {
  const { brief, title, room } = input
  const places = new Map(input.blocks.map(({ block }, at) => [block.id, at + 1]))
  const told = issues.map(
    ({ blockId, span, type, instruction }, at) =>
      `Issue ${at + 1} (${type}), block ${places.get(blockId) ?? 1}, at “${asLine(stripTokens(span)).slice(0, 160)}”: ${instruction}`,
  )
  return [
    `Title: ${asLine(title)}`,
    ...(brief.audience === undefined ? [] : [`Audience: ${brief.audience}`]),
    ...(brief.tone === undefined ? [] : [`Tone: ${brief.tone}`]),
    ...(brief.language === undefined ? [] : [`Language: ${brief.language}`]),
    ...input.sections.flatMap((section, at) => sectionFor(input, section, input.sections[at - 1], evidence)),
    ...told,
    `Length: ${lengthOf(room)}`,
  ].join('\n')
}

/** A section in its place. What stands before it is left out where that is the section shown above it. */
function sectionFor(
  { blocks, sections }: PatchInput,
  section: PatchSection,
  above: PatchSection | undefined,
  evidence: readonly ShownEvidence[],
): readonly string[] {
  const { heading, intent, before, after, next } = section
  const numbers = new Map(evidence.map(({ id }, at) => [id, at + 1]))
  const isNextShown = sections[sections.indexOf(section) + 1]?.heading === next
  const own = blocks.flatMap(({ block, claims }, at) =>
    block.sectionId === section.id ? [shownBlock({ block, claims }, at + 1, numbers)] : [],
  )
  return [
    `Section: ${asLine(heading)}. ${asLine(intent)}`,
    ...(before === undefined ? ['It opens the post.'] : above?.next === heading ? [] : [`Before it stands: ${asLine(before)}`]),
    ...own,
    ...(after === undefined
      ? ['It closes the post.']
      : isNextShown
        ? []
        : [`After it${next === undefined ? '' : `, under “${asLine(next)}”,`} stands: ${asLine(after)}`]),
  ]
}

/** A block under its number, a sentence a line with the numbers of its evidence; of code, which nobody patches, its first line. */
function shownBlock({ block, claims }: Pick<PatchBlock, 'block' | 'claims'>, number: number, numbers: ReadonlyMap<string, number>): string {
  if (block.kind === 'heading') return `Block ${number} (heading): ${asLine(block.text)}`
  if (block.kind === 'code') {
    const [, first = '', ...rest] = block.text.split('\n')
    return `Block ${number} (code, it stays as it is): ${asLine(first)}${rest.length > 1 ? ' …' : ''}`
  }
  const byClaim = new Map(claims.map((claim) => [claim.id, claim.evidenceIds]))
  const isSteps = block.kind === 'list' && /^[ \t]*\d{1,3}[.)][ \t]/m.test(block.text)
  const lines = statementsOf(block).map((sentence) => {
    const cited = claimIdsOf(sentence).flatMap((id) => (byClaim.get(id) ?? []).flatMap((one) => numbers.get(one) ?? []))
    const mark = isSteps ? (/(\d{1,3}[.)])[ \t]+$/.exec(block.text.slice(0, sentence.start))?.[1] ?? ' ') : '-'
    return `${mark} ${asLine(cellsOf(stripTokens(sentence.text)))}${cited.length === 0 ? '' : ` [evidence ${cited.join(', ')}]`}`
  })
  const header = block.kind === 'table' ? [`- ${asLine(cellsOf(block.text.split('\n')[0] ?? ''))} (header)`] : []
  return `Block ${number} (${isSteps ? 'steps' : block.kind}):\n${[...header, ...lines].join('\n')}`
}

function lengthOf(room: number): string {
  if (room > 0) return `your changes may add ${room} words in all.`
  return room === 0 ? 'the post is full; your changes add no words in all.' : `the post is too long; take out ${-room} words or more.`
}

/** A row without the bars at its ends. */
export function cellsOf(row: string): string {
  return row.trim().replaceAll(/^\|\s*|\s*\|$/g, '')
}
