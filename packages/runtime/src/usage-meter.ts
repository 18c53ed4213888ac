import type { Ledger, ModelUsage } from '@galley/ledger'
import { costOf, energyOf, type ModelFigures, type TokenCount } from '@galley/models'
import type { EnergyUse } from '@galley/sdk'
import type { Sleep } from './sleep.ts'

/** Calls of one token to one model on one day, with what they cost where the operator stated the model's figures. */
export interface PricedUsage extends ModelUsage {
  readonly usd?: number
  /** Energy from the least to the most, with the method; absent where nothing is known. */
  readonly energy?: EnergyUse
}

/** Sums of what clients asked of models. */
export interface UsageMeter {
  /** Counts an answered call of a token; null where the server told no tokens. Written down within a second, many at once. */
  count(model: string, tokens: TokenCount | null, token: string): void
  /** Lists the sums of the last `days` days, today's first; what is not written yet is not in them. */
  list(days: number): Promise<readonly PricedUsage[]>
  /** Writes down what is left. */
  close(): Promise<void>
}

/** Sums that grow until they are written. */
type Gathered = { -readonly [Key in keyof ModelUsage]: ModelUsage[Key] }

/** Milliseconds for which calls are gathered before they are written. */
const gatherMs = 1000

const dayMs = 86_400_000

/** Ledger, clock and figures of the meter. */
export interface UsageMeterOptions {
  readonly ledger: Pick<Ledger, 'addUsage' | 'usage'>
  readonly clock: () => Date
  readonly sleep: Sleep
  readonly figures?: Readonly<Record<string, ModelFigures>> | undefined
  /** True where a model may be on this machine: its size then says nothing about its energy. */
  readonly isLocal: boolean
}

/** Opens the meter: a call costs an addition, a commit a second is shared by all. */
export function createUsageMeter({ ledger, clock, sleep, figures = {}, isLocal }: UsageMeterOptions): UsageMeter {
  let gathered = new Map<string, Gathered>()
  const closed = new AbortController()
  let writing: Promise<void> | undefined
  let today = { n: -1, name: '' }
  // Writing a date is dear beside a sum, and the day seldom changes.
  const dayName = (): string => {
    const now = clock()
    const n = Math.floor(now.getTime() / dayMs)
    if (n !== today.n) today = { n, name: dayOf(now) }
    return today.name
  }

  const write = async (): Promise<void> => {
    await sleep(gatherMs, closed.signal)
    const usages = [...gathered.values()]
    gathered = new Map()
    writing = undefined
    // The ledger waits out a full disk by itself; what it refuses in the end is lost, and no client waits for it.
    await ledger.addUsage(usages).catch(() => undefined)
  }
  return {
    count: (model, tokens, token) => {
      const day = dayName()
      const key = `${day} ${token} ${model}`
      let sums = gathered.get(key)
      if (sums === undefined) {
        sums = { day, token, model, calls: 0, untold: 0, promptTokens: 0, completionTokens: 0 }
        gathered.set(key, sums)
      }
      sums.calls += 1
      if (tokens === null) sums.untold += 1
      sums.promptTokens += tokens?.promptTokens ?? 0
      sums.completionTokens += tokens?.completionTokens ?? 0
      writing ??= write()
    },
    list: async (days) => {
      const usages = await ledger.usage(dayOf(new Date(clock().getTime() - (days - 1) * dayMs)))
      return usages.map((usage) => priced(usage, isLocal, figures[usage.model]))
    },
    close: async () => {
      closed.abort()
      await writing
    },
  }
}

/** Price and energy of the sums of a day. How long the calls took is not kept, so a stated power tells nothing here. */
function priced(usage: ModelUsage, isLocal: boolean, { watts: _watts, ...figures }: ModelFigures = {}): PricedUsage {
  const { usd } = costOf(usage, figures)
  const energy = energyOf(usage, 0, { name: usage.model, isLocal, figures })
  return { ...usage, ...(usd === undefined ? {} : { usd }), ...(energy && { energy }) }
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
