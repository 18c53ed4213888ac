import { expect, test } from 'vitest'
import { isPipHere } from '../../../../test/pip/ask-pip.ts'
import { compareMany } from '../../../../test/pip/compare-many.ts'

const isHere = isPipHere()

test.skipIf(!isHere)(
  `pip reads 20,000 generated requirements files as both of our readers do${isHere ? '' : ' (skipped: there is no python3 with pip 23.1 or newer here)'}`,
  () => {
    const compared = compareMany(20_000, 2)
    expect(compared?.differences).toEqual([])
    // More than half of them are read by pip: the rest ends in a line that it refuses, and that we name.
    expect(compared?.refused).toBeLessThan(10_000)
  },
)
