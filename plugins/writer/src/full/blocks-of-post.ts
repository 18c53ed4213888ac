import type { ClaimKind, WrittenBlock, WrittenClaim } from '@galley/sdk'
import { createNamer } from '../draft-sentence.ts'
import type { PostBlock, PostSentence } from './post-text.ts'

/** A post as blocks: the lead, then each section under its heading. A claim's token stands right behind its sentence. */
export function blocksOfPost(blocks: readonly PostBlock[], headings: readonly string[]): readonly WrittenBlock[] {
  const name = createNamer()
  let section = -1
  return blocks.flatMap((block): readonly WrittenBlock[] => {
    const isNew = block.section !== section
    section = block.section
    const heading = { kind: 'heading' as const, text: headings[section] ?? '', claims: [] }
    return isNew && section >= 0 ? [heading, blockOf(block, name)] : [blockOf(block, name)]
  })
}

function blockOf({ kind, items }: PostBlock, name: () => string): WrittenBlock {
  const claims: WrittenClaim[] = []
  const [first] = items.flat()
  // No token: code is to be copied. The host finds it by the evidence of its claim.
  if (kind === 'code' && first !== undefined)
    return { kind, text: first.text, claims: [{ id: name(), kind: 'quote', evidenceIds: first.evidence.map(({ id }) => id) }] }
  const lines = items.map((item) => item.map((sentence) => withToken(sentence, claims, name)).join(' '))
  if (kind === 'paragraph') return { kind, text: lines.join(' '), claims }
  if (kind === 'table') return { kind, text: tableOf(lines), claims }
  // A list of one is a sentence.
  if (lines.length === 1) return { kind: 'paragraph', text: lines.join(''), claims }
  return { kind: 'list', text: lines.map((line, at) => `${kind === 'steps' ? `${at + 1}.` : '-'} ${line}`).join('\n'), claims }
}

function withToken({ text, evidence }: PostSentence, claims: WrittenClaim[], name: () => string): string {
  if (evidence.length === 0) return text
  const id = name()
  claims.push({ id, kind: kindOf(text), evidenceIds: evidence.map((one) => one.id) })
  return `${text}[[c:${id}]]`
}

function kindOf(text: string): ClaimKind {
  if (/[“«"]/.test(text)) return 'quote'
  return /\p{N}/u.test(text) ? 'number' : 'fact'
}

function tableOf([header = '', ...rows]: readonly string[]): string {
  const line = (cells: string): string => `| ${cells} |`
  return [
    line(header),
    line(
      header
        .split('|')
        .map(() => '---')
        .join(' | '),
    ),
    ...rows.map(line),
  ].join('\n')
}
