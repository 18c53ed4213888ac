import type { Verdict } from '@galley/sdk'
import { meanOf, type Cost, type Measured } from '../measured.ts'
import type { Line, Reading } from '../reading.ts'

/** Cost of a factual sentence by its verdict. One that the sources contradict misleads: it costs more than one that they do not have. */
const costs: Readonly<Record<Verdict['verdict'], number>> = {
  supported: 0,
  undecided: 0.25,
  uncheckable: 1,
  unsupported: 1,
  contradicted: 2,
}

/** Support of the factual sentences by their sources: 1 less the mean cost of their verdicts. */
export function supportPart(reading: Reading): Measured {
  if (!reading.isSupportKnown) return { value: null, costs: [], note: 'No sources were given to compare with.' }
  const factual = reading.lines.filter(({ fact }) => fact.factual)
  const found = factual.map(costOf)
  return {
    value:
      1 -
      meanOf(
        found.map(({ cost }) => cost),
        0,
      ),
    costs: found.filter(({ cost }) => cost > 0),
  }
}

function costOf({ text, fact }: Line): Cost {
  if (!fact.cited) return { cost: 1, text, reason: 'This sentence states a fact and cites nothing.' }
  const { worst } = fact
  return { cost: worst === undefined ? 1 : costs[worst.verdict], text, reason: worst?.reason ?? 'Nobody has checked this sentence.' }
}
