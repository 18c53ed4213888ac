import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Brief, DraftEvent } from '@galley/sdk'
import { expect } from 'vitest'
import { galley } from '../start-galley.ts'

/** Milliseconds for which a client tries one gateway after the other. */
const patienceMs = 60_000

/** Text that every draft of these tests is written from. */
export const texts = [
  {
    title: 'Notes on bees',
    text: `# Bees

Bees overwinter in a cluster. The cluster keeps a temperature of 35 degrees. In 2019 the city counted 120 hives. Honey is stored in autumn.
A hive eats 20 kilograms of honey in one winter. The queen stays in the middle of the cluster.`,
  },
]

/** Reads the API token that the first machine on a database was given. */
export function tokenOf({ data }: { readonly data: string }): string {
  return readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()
}

/** Orders a draft from one of several gateways, as a client does that tries the next one where one does not answer: with the same key, so that it is written once. */
export async function orderAnywhere(urls: () => readonly string[], token: string, key: string, brief: Brief): Promise<string> {
  const until = Date.now() + patienceMs
  for (let n = 0; ; n += 1) {
    const all = urls()
    const answer = await fetch(`${all[n % all.length]}/v1/drafts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(brief),
    }).catch(() => null)
    if (answer !== null && answer.status < 500) {
      const { id, detail } = (await answer.json()) as { readonly id?: string; readonly detail?: string }
      if (id === undefined) throw new Error(`${answer.status}: ${detail}`)
      return id
    }
    if (Date.now() > until) throw new Error(`no gateway answers: ${answer?.status} ${await answer?.text()}`)
    await sleep(250)
  }
}

/** Reads the log of a draft from a gateway with the command line, and expects every event in it once and in order. */
export async function expectWholeLog(id: string, { data, url, token }: Readonly<Record<'data' | 'url' | 'token', string>>): Promise<void> {
  const printed = await galley(['drafts', 'events', id], { data, env: { GALLEY_URL: url, GALLEY_TOKEN: token } })
  const log = printed.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as DraftEvent)
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, at) => at + 1))
}
