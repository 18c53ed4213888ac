import { expect, test } from 'vitest'
import { evidence, hostWith } from '../../test/scene.ts'
import { askForChanges } from './ask-for-changes.ts'

test('who mends a sentence that cites nothing sees what the one before it rests on', async () => {
  const host = hostWith(() => ({ json: { changes: [] } }))
  const oil = evidence.filter(({ id }) => id === 'e2')
  const sentences = [
    { text: 'It burned oil until 1899.', evidence: oil },
    { text: 'Petroleum was never tried.', evidence: [] },
  ]
  const bench = { brief: { topic: 'The tower' }, title: 'The tower', evidence: evidence.toReversed(), host }
  await askForChanges(sentences, [null, 'Wrong: No evidence stands behind this sentence.'], bench)
  const prompt = host.asked[0]?.messages[1]?.content ?? ''
  expect(prompt).toContain('burned whale oil until 1899')
  expect(prompt).toContain('Petroleum was never tried. [evidence none]')
})

test('a sentence that is added does not lend its citations to the one that stays', async () => {
  const host = hostWith(() => ({
    json: { changes: [{ sentence: 1, text: 'Look at it from the shore. It burned whale oil until 1899.', evidence: [1] }] },
  }))
  const own = { text: 'Look at it from the shore.', evidence: [] }
  const bench = { brief: { topic: 'The tower' }, title: 'The tower', evidence: evidence.filter(({ id }) => id === 'e2'), host }
  const changes = await askForChanges([own], ['Wish: Say what it burned.'], bench)
  expect(changes.get(0)).toEqual([own, { text: 'It burned whale oil until 1899.', evidence: [expect.objectContaining({ id: 'e2' })] }])
})
