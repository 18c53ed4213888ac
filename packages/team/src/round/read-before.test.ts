import type { Block } from '@galley/sdk'
import { expect, test } from 'vitest'
import { readBefore } from './read-before.ts'

const section = (sectionId: string, text: string): Block => ({ id: `${sectionId}b`, sectionId, kind: 'paragraph', text, claims: [] })
const harbour = section('s1', 'The harbour was built in 1902. It has two piers. The mill stands beside it.')
const lamp = section('s2', 'Ada Finch kept the lamp. She left in May.')

test('a sentence that was mended is not worth a second reading', () => {
  const mended = section('s1', 'The harbour was built in 1903. It has two piers. The mill stands beside it.')
  expect(readBefore([harbour, lamp], [mended, lamp])).toBeNull()
  expect(readBefore([harbour, lamp], [harbour, lamp])).toBeNull()
})

test('a section that was written anew is, and those that stand as they were need not be read', () => {
  const written = section('s1', 'Nobody knows who built it. Fishermen still use one of its piers. Grain came by sea.')
  expect(readBefore([harbour, lamp], [written, lamp])).toEqual(['s2'])
})

test('so is a section that grew, and one that is new', () => {
  const grown = section('s2', `${lamp.text} A storm came. The lamp went out. Nobody saw it.`)
  expect(readBefore([harbour, lamp], [harbour, grown])).toEqual(['s1'])
  expect(readBefore([harbour], [harbour, section('s3', 'A third section came in.')])).toEqual(['s1'])
})
