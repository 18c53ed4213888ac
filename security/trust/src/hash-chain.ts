import { digest } from './digest.ts'

/** Digest that the first line of a chain follows: nothing came before it. */
export const chainStart = '0'.repeat(64)

/** The end of a chain: number of its last line (from 1) and that line's digest. A chain without lines ends at 0 with `chainStart`. */
export interface ChainHead {
  readonly seq: number
  readonly digest: string
}

/** A line of a chain that is not what was written; `line` counts from 1, as editors do, the lines of earlier files of the chain included. */
export interface ChainBreak {
  readonly line: number
  readonly why: string
}

/** A chain as it was read: the entries up to the first break, the head after them, and that break where there is one. */
export interface ReadChain<Entry> {
  readonly entries: readonly Entry[]
  readonly head: ChainHead
  readonly broken: ChainBreak | null
}

interface Link {
  readonly seq: number
  readonly prev: string
  readonly entry: unknown
  readonly digest: string
}

/**
 * Formats the line that follows `head` in a hash-chained JSONL file: `{ seq, prev, entry, digest }`, where `digest` is the sha256 (hex) of
 * the line without it and `prev` is the digest of the line before. Returns the line with its newline, and the new head.
 */
export function chainLine(head: ChainHead, entry: object): { readonly line: string; readonly head: ChainHead } {
  const body = { seq: head.seq + 1, prev: head.digest, entry }
  const own = digest('sha256', JSON.stringify(body))
  return { line: `${JSON.stringify({ ...body, digest: own })}\n`, head: { seq: body.seq, digest: own } }
}

/**
 * Reads a hash-chained JSONL file. A line that was changed, dropped, added or moved is named. Lines cut off at the end leave no trace
 * in the file itself: compare with a head that was kept elsewhere. Where the chain goes on from another file, `from` is the end of that.
 */
export function readChain<Entry>(text: string, from: ChainHead = { seq: 0, digest: chainStart }): ReadChain<Entry> {
  const entries: Entry[] = []
  let head = from
  const lines = text.split('\n')
  const last = lines.pop() ?? ''
  if (last !== '') lines.push(last)
  for (const [index, line] of lines.entries()) {
    const read = readLink(line, head)
    if (typeof read === 'string') return { entries, head, broken: { line: from.seq + index + 1, why: read } }
    entries.push(read.entry as Entry)
    head = { seq: read.seq, digest: read.digest }
  }
  return { entries, head, broken: null }
}

function readLink(line: string, head: ChainHead): Link | string {
  const link = parseLink(line)
  if (link === null) return 'it is not a line of this file'
  const { seq, prev, entry } = link
  // Written again from its values, so that nothing beside them can have been slipped into the line.
  const own = digest('sha256', JSON.stringify({ seq, prev, entry }))
  if (line !== JSON.stringify({ seq, prev, entry, digest: own })) return 'it was changed'
  if (seq > head.seq + 1)
    return seq === head.seq + 2 ? `line ${head.seq + 1} is missing before it` : `lines ${head.seq + 1} to ${seq - 1} are missing before it`
  if (seq < head.seq + 1) return `it is line ${seq}, in the wrong place`
  return prev === head.digest ? { seq, prev, entry, digest: own } : 'the line before it was written anew'
}

function parseLink(line: string): Link | null {
  try {
    const link = JSON.parse(line) as Partial<Record<keyof Link, unknown>> | null
    const isLink =
      typeof link === 'object' &&
      typeof link?.seq === 'number' &&
      typeof link.prev === 'string' &&
      typeof link.digest === 'string' &&
      typeof link.entry === 'object'
    return isLink ? (link as unknown as Link) : null
  } catch {
    return null
  }
}
