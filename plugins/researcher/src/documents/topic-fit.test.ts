import { expect, test } from 'vitest'
import { indexWords, topicFit, topicWords } from './topic-fit.ts'

const fitOf = (topic: string, title: string): number =>
  topicFit(topicWords(topic), indexWords({ title, text: `# ${title}\n\nEach machine has a door.` }))

test('a title that has the asked action counts more, unless it is done to anything', () => {
  const [moved, moves] = ['Guest migration', 'Guest orders'].map((title) => fitOf('How do I migrate a virtual machine?', title))
  expect(moved).toBeGreaterThan((moves ?? 0) + 0.4)
  const [made, makes] = ['Guest configuration', 'Guest orders'].map((title) => fitOf('How do I configure a virtual machine?', title))
  expect(made).toBeLessThan((makes ?? 0) + 0.4)
})
