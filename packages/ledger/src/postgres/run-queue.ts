import { PgBoss, type JobAttempt } from 'pg-boss'
import type { QueueWord } from '../program.ts'
import type { SqlRunner } from './perform-over-wire.ts'

/** Queue of the runs that need a worker. */
const queueName = 'runs'

/** Seconds without a sign of life after which a worker counts as ended and its runs go to others; a database that is restarted is back by then. */
const heartbeatSeconds = 20

/** Seconds between two looks for workers that ended. */
const superviseSeconds = 2

/** Seconds for which a run may be at work at one go, the most that pg-boss takes: then it is handed out anew, from its last finished step. */
const expireSeconds = 86_400

/** Seconds for which a run may wait for a worker, a year. */
const retentionSeconds = 365 * 86_400

/** Seconds for which what is over stays to be looked at. */
const keptSeconds = 3600

/** Times that a run may be handed out again. The ledger counts what ended processes, and parks the run long before. */
const maxReturns = 1_000_000

/** Queue that hands runs out to workers, each to one, and to the next one when that worker shows no sign of life any more. */
export interface RunQueue {
  /** Says a word about a run inside a transaction. */
  readonly tell: (transaction: SqlRunner, word: QueueWord) => Promise<void>
  /** Takes the longest waiting run and answers its id; null when there is none. */
  readonly next: () => Promise<string | null>
  /** Shows that this process is at work on runs. */
  readonly touch: (runs: readonly string[]) => Promise<void>
  /** Forgets a run that this process gave up. */
  readonly forget: (run: string) => void
  readonly close: () => Promise<void>
}

/**
 * Opens the queue: pg-boss, in a schema of its own. A run has one job there at most, which exists while the run needs a worker or has one; it is made, ended and
 * given back in the transactions that change the run.
 */
export async function openRunQueue(database: SqlRunner, schema: string): Promise<RunQueue> {
  const attempts = new Map<string, JobAttempt>()
  const boss = new PgBoss({
    db: database,
    schema,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    schedule: false,
    monitorVacuum: false,
    registerInstance: false,
  })
  // A database that is away is told by whoever asks it; without a listener an error would end the process.
  boss.on('error', () => undefined)
  await boss.start()
  await boss.createQueue(queueName, {
    policy: 'exclusive',
    heartbeatSeconds,
    expireInSeconds: expireSeconds,
    retentionSeconds,
    deleteAfterSeconds: keptSeconds,
    retryLimit: maxReturns,
    retryDelay: 0,
  })
  return {
    tell: async (db, { word, run }) => {
      const attempt = attempts.get(run)
      if (word === 'needed') await boss.send(queueName, { run }, { singletonKey: run, db })
      else if (attempt === undefined) return
      else if (word === 'over') await boss.complete(queueName, attempt, null, { db })
      else await boss.fail(queueName, attempt, null, { db })
    },
    next: async () => {
      const [job] = await boss.fetch<{ run: string }>(queueName, { includeMetadata: true })
      if (job === undefined) return null
      attempts.set(job.data.run, { id: job.id, retryCount: job.retryCount })
      return job.data.run
    },
    touch: async (runs) => {
      const held = runs.flatMap((run) => attempts.get(run) ?? [])
      if (held.length > 0) await boss.touch(queueName, held)
    },
    forget: (run) => void attempts.delete(run),
    close: () => boss.stop({ graceful: false, close: false }),
  }
}
