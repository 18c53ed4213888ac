import { askPip } from './ask-pip.ts'
import { compareWithPip } from './compare-with-pip.ts'
import { generateRequirements } from './generate-requirements.ts'

/** The comparison of many generated cases: `refused` by pip, `differences` in words. Null where there is no Python with pip. */
export function compareMany(count: number, seed: number): { readonly refused: number; readonly differences: readonly string[] } | null {
  const random = randomFrom(seed)
  const cases = Array.from({ length: count }, () => generateRequirements(random))
  const answers = askPip(cases.map((files) => ({ files })))
  if (answers === null) return null
  const isLegacy = Number.parseInt(answers.version, 10) < 24
  const differences = cases.flatMap((files, index) =>
    compareWithPip(files, answers.readings[index] ?? {}, isLegacy).map((one) => `${one} in ${JSON.stringify(files)}`),
  )
  return { refused: answers.readings.filter(({ problem }) => problem !== undefined).length, differences }
}

/** A linear congruential generator (Numerical Recipes): the same cases for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
