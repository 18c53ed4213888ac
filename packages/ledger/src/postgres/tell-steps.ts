import type { SqlRunner } from './perform-over-wire.ts'

/** Word to all processes that listen, after a commit: runs of which something can be read that was not there. */
export interface StepTeller {
  readonly tell: (run: string) => void
  /** Ends when what was to be told is. */
  readonly close: () => Promise<void>
}

/**
 * Tells of finished steps once they are committed, all that ended meanwhile at once. A NOTIFY in the transaction of a step would let each wait for the
 * disk flush of the one before: PostgreSQL commits what notifies one after the other. Should this process end before it tells, the next change of the run does.
 */
export function createStepTeller(database: SqlRunner, channel: string): StepTeller {
  let waiting = new Set<string>()
  let telling: Promise<void> | null = null
  const work = async (): Promise<void> => {
    while (waiting.size > 0) {
      const runs = [...waiting]
      waiting = new Set()
      // While the database is away nobody listens either: whoever listens again looks by itself.
      await database.executeSql('SELECT pg_notify($1, run) FROM unnest($2::text[]) AS run', [channel, runs]).catch(() => undefined)
    }
    telling = null
  }
  return {
    tell: (run) => {
      waiting.add(run)
      telling ??= work()
    },
    close: async () => {
      await telling
    },
  }
}
