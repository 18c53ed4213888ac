import { expect, test } from 'vitest'
import { judgeSupport } from '../judge-support.ts'

test.each<[string, string, string | undefined]>([
  ['The divers found a wreck below the rocks.', 'The divers found no wreck below the rocks.', 'negation'],
  ['The keeper refused to leave the tower in the storm.', 'The keeper left the tower in the storm.', 'negation'],
  ['The sea wall had an indirect effect on the harbour.', 'The sea wall had a direct effect on the harbour.', 'negation'],
  ['A clean report does not prove that the tower is safe.', 'A clean report proves that the tower is not safe.', 'opposite'],
  ['A clean report does not prove that the tower is safe.', 'A clean report does not prove the tower safe.', undefined],
  ['A stamp proves who built it, not that it is safe.', 'A stamp proves who built it but does not prove it safe.', undefined],
  ['The tower does not seem to lean to the north.', 'The tower seems not to lean to the north.', undefined],
  ['The divers failed to find the wreck below the rocks.', 'The divers did not find the wreck below the rocks.', undefined],
  ['The storm was unexpected on the whole coast.', 'The storm was not expected on the whole coast.', undefined],
  ['The refusal of the keeper to leave the tower was praised.', 'The keeper was praised for refusing to leave the tower.', undefined],
  ['The tower was not completed until 1875.', 'The tower was completed in 1875.', undefined],
  ['The harbour was closed (no ships came in) after the storm.', 'The harbour was closed after the storm.', undefined],
  ['The harbour was open, so a pilot or tug was not needed.', 'The harbour was open, so neither a pilot nor a tug was needed.', undefined],
  ['Visitors were told not to visit the rocks in winter.', 'Visitors were told to keep away from the rocks in winter.', undefined],
  ['Visitors were told to visit the rocks in winter.', 'Visitors were told not to visit the rocks in winter.', 'negation'],
  ['The harbour had no lamp (the old one) after the storm.', 'The harbour had a lamp after the storm.', 'negation'],
  ['The tower was not completed until 1875.', 'The tower was not completed until 1875.', undefined],
  [
    'The divers did not report seeing wreckage, such as masts, ropes or sails, below the rocks.',
    'The divers reported no wreckage below the rocks: no masts, no ropes and no sails.',
    undefined,
  ],
  [
    'The divers did not report any wreckage, such as masts or ropes, below the rocks.',
    'The divers reported none of the wreckage below the rocks: not masts, not ropes.',
    undefined,
  ],
  ['The keeper repeats failed signals with the lamp of the tower.', 'The keeper repeats signals with the lamp of the tower.', undefined],
  [
    'The keeper repeats a signal when it fails with the lamp of the tower.',
    'The keeper repeats a signal with the lamp of the tower.',
    undefined,
  ],
  ['The lamp burns only oil from the north.', 'The lamp burns nothing but oil from the north.', undefined],
  // A denial in other words, or of another thing.
  ['The damage of the tower was beyond repair.', 'The damage of the tower could not be repaired.', undefined],
  ['The lamp dispenses with oil and ropes.', 'The lamp works without oil and ropes.', undefined],
  ['There has not been a keeper of the northern tower yet.', 'A keeper of the northern tower does not exist yet.', undefined],
  [
    'There has not been a new pattern book for the lamps of northern towers, yet.',
    'A new pattern book for the lamps of northern towers does not exist yet.',
    'opposite',
  ],
  ['You may not use the tower except with a permit.', 'The tower may only be used with a permit.', 'opposite'],
  ['The divers raised the wreck at ambient pressure.', 'The divers raised the wreck without any special pressure.', 'opposite'],
  ['The signals of the tower were missed for their quality.', 'The signals of the tower were missed for their lack of purity.', 'opposite'],
  ['You usually should not expect a ship in winter.', 'Do not usually expect a ship in winter.', undefined],
  ['The towers are not all of equal height.', 'Not all towers are of equal height.', undefined],
  ['The keeper has not spoken in public since.', 'The keeper has never spoken in public since.', undefined],
  ["The lamp doesn't burn oil from the north.", 'The lamp does not burn oil from the north.', undefined],
  ['The lamp of the tower was not available in winter.', 'The lamp of the tower was missing in winter.', undefined],
  ['The divers not only found a wreck but raised it.', 'The divers found a wreck and raised it.', undefined],
])('a denial on one side only: %s | %s', (source, sentence, alarm) => {
  const support = judgeSupport(sentence, [{ id: 'e', quote: source, window: source }])
  expect(support.alarm).toBe(alarm)
  expect(support.verdict === 'supported').toBe(alarm === undefined)
})
