import { frameWords } from '@galley/sdk'
import { expect, test } from 'vitest'
import { outlinedDraft } from '../../test/outlined-draft.ts'
import { listOutline } from './list-outline.ts'

test('each section is named with the parts of its sources, also those that it has headings for, and lists that are looked up are left out', () => {
  expect(listOutline(outlinedDraft, frameWords('en'))).toEqual([
    { text: 'How high it rises: Spring tides', numbers: [1] },
    { text: 'Moon: Spring tides', numbers: [1] },
  ])
})

test('a draft that a model wrote has none', () => {
  expect(listOutline({ ...outlinedDraft, mode: 'full' }, frameWords('en'))).toEqual([])
})
