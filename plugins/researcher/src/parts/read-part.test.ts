import { expect, test } from 'vitest'
import { groupsOf, type Group } from '../groups/groups-of.ts'
import { needsOf } from '../topic/needs-of.ts'
import { readPart, type Ranked } from './read-part.ts'
import { isTorn } from './read-section.ts'

const groupsIn = (title: string, text: string): readonly Group[] =>
  groupsOf({ sourceId: title, title, address: `folder:${title}.md`, text, digest: title })

const topic = 'How do I find the swarm that left?'
const [need] = needsOf(
  {
    title: topic,
    questions: [{ id: 'q0', text: topic, isAsked: true, kind: 'steps' }],
    outline: [{ id: 's0', heading: 'Steps', intent: '', questionIds: ['q0'], words: 150, form: 'steps' }],
    acceptance: [],
    queries: [],
  },
  topic,
  ['q0'],
)

test('beside the page whose title asks just this, a heading of another page is of something else', () => {
  const track = groupsIn('hive-track', 'It finds the swarm:\n\n```\nhive track\n```')
  const list = groupsIn('hive-list', '## Options\n\n### --track\n\nLists the swarm:\n\n```\nhive list --track\n```')
  const read = (isTitled: boolean): string => {
    const ranked: readonly Ranked[] = [
      ...track.map((group) => ({ group, fit: 1, depth: isTitled ? 0 : null, isAsked: isTitled, isCalled: false, isHeaded: false })),
      ...list.map((group) => ({ group, fit: 0.7, depth: 2, isAsked: true, isCalled: false, isHeaded: false })),
    ]
    return need === undefined
      ? ''
      : readPart(need, ranked, [...track, ...list])
          .map(({ text }) => text)
          .join('\n')
  }
  expect(read(true)).toContain('hive track')
  expect(read(false)).toContain('hive list')
})

test.each([
  ['This package provides a tool.', false],
  ['This is why it moves.', true],
  ['They move.', true],
])('the first words of a part, “%s”, lean on something before them: %s', (words, leans) => {
  const [group] = groupsIn('Hive', `# Hive\n\n${words}`)
  expect(group && isTorn(group)).toBe(leans)
})
