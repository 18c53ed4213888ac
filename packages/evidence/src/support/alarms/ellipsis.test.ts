import { expect, test } from 'vitest'
import { judgeSupport } from '../judge-support.ts'

test.each<[string, string, boolean]>([
  // A subject that the second verb had.
  ['Ada calls the keeper and they find the lamp in the harbour.', 'Ada calls the keeper and finds the lamp in the harbour.', true],
  ['Ada calls the keeper and she finds the lamp in the harbour.', 'Ada calls the keeper and finds the lamp in the harbour.', false],
  ['The keepers saw the lamp and they find it broken.', 'The keepers saw the lamp and find it broken.', false],
  [
    'Ada organises a fair at the harbour while Holt discovers that the lamp of the tower is stolen.',
    'Ada discovers that the lamp of the tower is stolen.',
    true,
  ],
  [
    'Ada organises a fair at the harbour while Holt discovers that the lamp of the tower is stolen.',
    'Holt discovers that the lamp of the tower is stolen.',
    false,
  ],
  ['Keeper Ada Holt discovered that the lamp was stolen.', 'Holt discovered that the lamp was stolen.', false],
  [
    'Clerk Ada Holt, who had the trust of the pilot Otto Brandt, emerged as the front-runner.',
    'Clerk Ada Holt emerged as the front-runner.',
    false,
  ],
  // An object.
  ['The harbour office upgraded it to a large wreck in May.', 'The harbour office upgraded to a large wreck in May.', true],
  ['The harbour office moved the old lamp to the northern tower.', 'The harbour office moved to the northern tower.', true],
  ['The harbour office moved the old lamp to the northern tower.', 'The old lamp was moved to the northern tower.', false],
  ['The harbour office moved to the northern tower in May.', 'In May the harbour office moved to the northern tower.', false],
  // Whether it was done or suffered.
  ['In 1902 the keeper was loaned to the harbour of Lund.', 'In 1902 the keeper loaned to the harbour of Lund.', true],
  ['The keeper often visits the tower of Lund.', 'The keeper is often visited in the tower of Lund.', true],
  ['In 1902 the gate was opened to the ships of Lund.', 'In 1902 the gate opened to the ships of Lund.', false],
  ['The lamp was released in 1902 and sold well in Lund.', 'The lamp released in 1902 was sold well in Lund.', false],
  ['No lamp was peer-reviewed by the office in Lund.', 'The office in Lund peer-reviewed no lamp.', false],
  ['The manual is no longer shipped to Lund.', 'The manual can no longer be shipped to Lund.', false],
])('a verb that lost its subject or object: %s | %s', (source, sentence, isLost) => {
  const { verdict, alarm } = judgeSupport(sentence, [{ id: 'e', quote: source, window: source }])
  expect(verdict).not.toBe('contradicted')
  expect(alarm === 'roles').toBe(isLost)
  expect(verdict === 'supported').toBe(!isLost)
})
