import { setTimeout as sleep } from 'node:timers/promises'
import { findPostgres, startPostgres, startScriptedModel, type ScriptedModel, type TestPostgres } from '@galley/testkit'
import { onTestFinished, test } from 'vitest'

/** Servers that all machines of a test share. */
export interface SharedServers {
  readonly database: TestPostgres
  /** Address of the machines' ledger in that database. */
  readonly databaseUrl: string
  readonly model: ScriptedModel
  /** Environment in which a machine uses this model. */
  readonly modelEnv: Readonly<Record<string, string>>
}

/** Times of a test, in milliseconds. */
export interface DatabaseTestTimes {
  /** Longest time that the test may take, on a machine with much else to do. */
  readonly maxMs: number
  /** Time that the model thinks before each answer, so that a draft is in the middle of its work when something ends. */
  readonly thinkMs?: number
}

/** Declares a test of machines that share a database and a model; it is skipped, and says so, where PostgreSQL is not installed. */
export function testOnDatabase(
  title: string,
  { maxMs, thinkMs = 0 }: DatabaseTestTimes,
  run: (servers: SharedServers) => Promise<void>,
): void {
  const bin = findPostgres()
  if (bin === null) {
    test.skip('PostgreSQL is not installed (apt-get install postgresql)', () => undefined)
    return
  }
  test(title, { timeout: maxMs }, async () => {
    const database = await startPostgres(bin)
    onTestFinished(() => database[Symbol.asyncDispose]())
    const model = await startScriptedModel({
      models: ['scripted-70b'],
      script: async (_, fallback) => {
        if (thinkMs > 0) await sleep(thinkMs)
        return fallback()
      },
    })
    onTestFinished(() => model.close())
    const modelEnv = { GALLEY_MODEL_URL: model.url, GALLEY_MODEL: 'scripted-70b' }
    await run({ database, databaseUrl: await database.newUrl(), model, modelEnv })
  })
}
