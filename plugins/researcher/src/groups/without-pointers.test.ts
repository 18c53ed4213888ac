import { expect, test } from 'vitest'
import { groupsOf } from './groups-of.ts'

const told = 'The sluice has three gates of oak, which the keeper opens by hand.'

/** Texts of the groups of a document. */
function read(text: string): readonly string[] {
  return groupsOf({ sourceId: 'w1', title: 'The sluice', address: 'text:1', text, digest: '' }).map((group) => group.text)
}

test.each([
  ['a picture behind it', `${told} They are shown in the following figure:\n\n![gates](gates.svg)`],
  ['a picture before it', `In the figure above all is shut. ${told}`],
  ['another place', `${told} See the chapter on keepers for more information.`],
  ['another place, in German', `${told} Siehe auch den Abschnitt über Wärter.`],
])('a paragraph loses the sentence that leads to %s', (_, text) => {
  expect(read(text)).toEqual([told])
})

test('a list that names the parts of a picture says nothing', () => {
  expect(read(`In the figure above, there are several parts:\n\n- The root gate of the sluice\n- Two gates below it\n\n${told}`)).toEqual([
    told,
  ])
})

test('a paragraph that sees something itself is whole', () => {
  expect(read(`${told} Keepers see the water from a tower.`)).toEqual([`${told} Keepers see the water from a tower.`])
})

test('the caption of a picture says nothing without it', () => {
  expect(read(`Figure 16.40. The window of the sluice\n\n${told}\n\nAbbildung 3: Das Fenster der Schleuse`)).toEqual([told])
})

test('what a document says of its own licence is not what it tells', () => {
  expect(read(`${told}\n\nThis document may be freely redistributed or modified in any form.`)).toEqual([told])
})
