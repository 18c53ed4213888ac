import { expect, test } from 'vitest'
import { judgeSupport } from './judge-support.ts'
import { withoutSilence } from './silence.ts'

test.each([
  ['Who else could not leave, the sources do not say.', ''],
  ['For the town itself the sources give no number of people moved.', ''],
  ['On warnings the documents are silent.', ''],
  ['How many flights were called off in advance is not said, and no rescue teams are named for the storm.', ''],
  ['Eleven sailors were stranded; who else could not leave, the sources do not say.', 'Eleven sailors were stranded'],
  ['| UUID | 36 characters | not stated here |', '| UUID | 36 characters | – |'],
  ['The sources do not say why, but the mill was sold in 1931.', 'the mill was sold in 1931.'],
])('takes the silence of the sources out of “%s”', (sentence, told) => {
  expect(withoutSilence(sentence)).toBe(told)
})

test.each([
  'The council did not say who had paid.',
  '| UUID | not stated by its makers |',
  'No medals were given to the crew.',
  'The mill is not thought to be safe.',
  'Water comes from two sources, and neither is clean.',
])('finds none in “%s”', (sentence) => {
  expect(withoutSilence(sentence)).toBeNull()
})

const judge = (quote: string, sentence: string): ReturnType<typeof judgeSupport> =>
  judgeSupport(sentence, [{ id: 'e', quote, window: quote }])

test('leaves to a judge that the sources are silent, and contradicts nothing by it', () => {
  const quote = 'Eleven sailors were stranded in an oil tanker during the storm, and were rescued on 4 February.'
  const silent = { verdict: 'undecided', alarm: 'silence' }
  expect(judge(quote, 'Who else could not leave, the sources do not say.')).toMatchObject(silent)
  expect(judge(quote, 'Eleven sailors were stranded in an oil tanker; who else could not leave, the sources do not say.')).toMatchObject(
    silent,
  )
  expect(judge(quote, 'Twelve sailors were stranded in an oil tanker; who else could not leave, the sources do not say.').verdict).toBe(
    'contradicted',
  )
})
