import { expect, test } from 'vitest'
import { framesIn } from './frames-in.ts'
import { groupsOf } from './groups-of.ts'

test('what stands on every page is said of none of them', () => {
  const groups = ['Bees', 'Wasps', 'Ants', 'Moths'].flatMap((title, at) => {
    const own = `${title} live in the garden.${at < 2 ? '\n\nThey sting.' : ''}`
    return groupsOf({
      sourceId: title,
      title,
      address: `folder:${title}`,
      text: `# ${title}\n\nSmall. Fast. Many.\n\n${own}`,
      digest: title,
    })
  })
  const frames = framesIn(groups)
  expect([...frames].map(({ text }) => text)).toEqual(Array.from({ length: 4 }, () => 'Small. Fast. Many.'))
  expect(groups.filter((group) => !frames.has(group)).map(({ text }) => text)).toContain('They sting.')
})
