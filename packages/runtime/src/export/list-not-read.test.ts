import { frameWords, type NotRead } from '@galley/sdk'
import { expect, test } from 'vitest'
import { listNotRead } from './list-not-read.ts'

test('of many that were not chosen a few are named, behind what has a reason of its own', () => {
  const notRead: readonly NotRead[] = [
    ...Array.from({ length: 20 }, (_, at): NotRead => ({
      kind: 'file',
      name: `f${at}.md`,
      reason: 'the search chose other documents of the folder',
    })),
    { kind: 'file', name: 'broken.pdf', code: 'PDF_BROKEN', reason: 'it cannot be opened' },
  ]
  const lines = listNotRead(notRead, frameWords('en'))
  expect(lines[0]).toBe('broken.pdf: it cannot be opened')
  expect(lines).toHaveLength(7)
  expect(lines.at(-1)).toContain('15')
})
