import type { ComposeInput } from '@galley/sdk'
import { expect, test } from 'vitest'
import { postMessages } from './post-prompt.ts'

const input = {
  brief: { topic: 'Backups' },
  plan: { title: 'Backups', outline: [], questions: [], queries: [] },
  words: 600,
} as unknown as ComposeInput

test('a writer who sees parts of the sources is not told that they say no more', () => {
  const told = (more: Partial<ComposeInput>): string => postMessages({ ...input, ...more }, [])[0]?.content ?? ''
  expect(told({ isWhole: true })).toMatch(/is silent, say so\..*all that the sources say/s)
  const chosen = told({ isWhole: true, isChosen: true })
  expect(chosen).toContain('parts of longer sources')
  expect(chosen).not.toMatch(/is silent|all that the sources say/)
})
