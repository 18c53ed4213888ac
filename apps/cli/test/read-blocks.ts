import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './journeys/start-galley.ts'

/** A block of shell on a page: its mark, which says what it needs beside the clone, and its lines. */
interface Block {
  readonly mark: string
  readonly lines: readonly string[]
}

/** Reads the blocks of shell on a page of this clone, in order. */
export function readBlocks(page: string): readonly Block[] {
  return [...readFileSync(join(root, page), 'utf8').matchAll(/^```sh([^\n]*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    mark: (match[1] ?? '').trim(),
    lines: (match[2] ?? '')
      .replaceAll(/\\\n\s*/g, '')
      .trim()
      .split('\n'),
  }))
}

/** The exit code that a line of a block tells in its comment; 0 where it tells none. */
export function wantedExit(line: string): number {
  return Number(/#.*\bexit (\d)/.exec(line)?.[1] ?? 0)
}
