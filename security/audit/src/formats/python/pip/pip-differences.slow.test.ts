import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { compareMany } from '../../../../test/pip/compare-many.ts'

const isPipHere = spawnSync('python3', ['-c', 'import pip']).status === 0

test.skipIf(!isPipHere)(
  `pip reads 20,000 generated requirements files as both of our readers do${isPipHere ? '' : ' (skipped: there is no python3 with pip here)'}`,
  () => {
    const compared = compareMany(20_000, 2)
    expect(compared?.differences).toEqual([])
    // More than half of them are read by pip: the rest ends in a line that it refuses, and that we name.
    expect(compared?.refused).toBeLessThan(10_000)
  },
)
