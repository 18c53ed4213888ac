import { expect, test } from 'vitest'
import { judgeSupport } from '../judge-support.ts'

test.each<[string, string, string | undefined]>([
  ['Holt defeated Varga in the final race of the summer.', 'Varga defeated Holt in the final race of the summer.', 'roles'],
  ['The board appointed a keeper in the spring of 1902.', 'The board was appointed by a keeper in the spring of 1902.', 'roles'],
  ['Many sailors preferred the public harbour.', 'The public harbour preferred many sailors.', 'roles'],
  ['Her sister paid the rent of the keeper for years.', 'The keeper paid the rent of her sister for years.', 'roles'],
  ['The council closed the old school in the harbour.', 'In the harbour the council closed the old school.', undefined],
  ['The company opened the museum in the spring.', 'In the spring the museum of the company opened.', undefined],
  ['Two wrecks, both off Lund, have been linked to Brandt.', 'Brandt is linked to two wrecks, both off Lund.', undefined],
  [
    'Lund Guild chief Ada Holt was heard and later admitted the debt.',
    'Ada Holt, chief of the Lund Guild, was heard and later admitted the debt.',
    undefined,
  ],
  ['The Reel is danced at the weddings of Lund.', 'At the weddings of Lund people dance the Reel.', undefined],
  ['Holt and Varga wrote the recorded songs.', 'The recorded songs were written by Holt and Varga.', undefined],
  [
    'Well received by critics, the book reached the fifth place.',
    'Critics received the book well, and it reached the fifth place.',
    undefined,
  ],
  ['The lamp was designed by an engineer from Leeds.', 'An engineer from Leeds designed the lamp.', undefined],
])('turned roles: %s | %s', (source, sentence, alarm) => {
  const support = judgeSupport(sentence, [{ id: 'e', quote: source, window: source }])
  expect(support.alarm).toBe(alarm)
  expect(support.verdict === 'supported').toBe(alarm === undefined)
})
