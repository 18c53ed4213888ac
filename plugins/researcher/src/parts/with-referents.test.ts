import { expect, test } from 'vitest'
import { groupsOf } from '../groups/groups-of.ts'
import { withReferents } from './with-referents.ts'

const paragraphs = [
  'The sluice of Lund was built in 1902 by the county. The sluice has three gates of oak.',
  'They are opened by hand in every spring. The keeper of the sluice needs two hours for all three gates of it.',
  'The same weakness broke the weir of Ystad. The weir had been painted green by its keepers in the year before.',
]
const document = { sourceId: 'w1', title: 'Water of the coast', address: 'text:1', text: paragraphs.join('\n\n'), digest: '' }

/** Texts that are set of the paragraphs at these places. */
function setOf(...places: readonly number[]): readonly string[] {
  const groups = groupsOf(document)
  return withReferents(places.flatMap((at) => groups[at] ?? [])).map(({ text }) => text)
}

test('a paragraph that leans on the one before it is one with that', () => {
  expect(setOf(0, 1)).toEqual([`${paragraphs[0] ?? ''}\n\n${paragraphs[1] ?? ''}`])
})

test('what stands between them unread parts them no more', () => {
  const text = [paragraphs[0], '<!-- gates -->', paragraphs[1]].join('\n\n')
  expect(withReferents(groupsOf({ ...document, text })).map((group) => group.text)).toEqual([text])
})

test('a paragraph that leans on one which is not set gets its last sentence that stands alone', () => {
  expect(setOf(1)).toEqual([`The sluice has three gates of oak.\n\n${paragraphs[1] ?? ''}`])
})

test('attackers of whom nobody has told are those of a sentence before, unless the title tells of them', () => {
  const text = 'Nine ships of pirates came to Lund in 1711.\n\nThe attackers burned its harbour and took the salt of the council.'
  const set = (title: string): readonly string[] =>
    withReferents(groupsOf({ ...document, title, text }).slice(1)).map((group) => group.text)
  expect(set('Lund')).toEqual([text])
  expect(set('The attack on Lund')).toEqual([text.split('\n\n')[1]])
})

test('a sentence that goes on behind its code is read to its end', () => {
  const [code, more] = ['If the sluice is set like this:\n\n```\nset()\n```', 'and the gate is called, it answers:\n\n```\nopen\n```']
  const told = (text: string): readonly string[] => withReferents(groupsOf({ ...document, text })).map((group) => group.text)
  expect(told(`${code}\n\n${more}\n\nThe keeper of the sluice sees it.`)).toEqual([
    `${code}\n\n${more}`,
    'The keeper of the sluice sees it.',
  ])
  expect(told(`${code}\n\nThe gate answers.`)).toEqual([code, 'The gate answers.'])
})

test('a paragraph that stands alone is left as it is', () => {
  expect(setOf(0)).toEqual([paragraphs[0]])
})

test('where nothing before it tells what it speaks of, its own first sentences go, and all of it where nothing is left', () => {
  const torn = { ...document, text: `- They open.\n- They close.\n\n${paragraphs[2] ?? ''}` }
  const cut = (text: string): readonly string[] => withReferents(groupsOf({ ...torn, text }).slice(-1)).map((group) => group.text)
  expect(cut(torn.text)).toEqual(['The weir had been painted green by its keepers in the year before.'])
  expect(cut('- They open.\n- They close.\n\nThe same weakness broke the weir of Ystad, and the council was silent about it.')).toEqual([])
})
