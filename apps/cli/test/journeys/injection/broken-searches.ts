import { brokenAnswers, startBrokenServer, type BrokenAnswer, type BrokenServer, type HonestAnswer, type RawRequest } from '@galley/testkit'
import type { Draft } from '@galley/sdk'
import { expect, onTestFinished } from 'vitest'
import { startGateway } from './start-gateway.ts'

const own = 'The harbour of Lund was opened in 1912 and holds 340 ships. It was enlarged in 1955 at a cost of 12 million crowns.'

const asJson = (value: unknown): HonestAnswer => ({ type: 'application/json', body: JSON.stringify(value) })

/** A search service that has found nothing: its answer is whole and small. */
const nothing = {
  searxng: asJson({ query: 'x', results: [], unresponsive_engines: [], number_of_results: 0, padding: 'x'.repeat(400) }),
  wikipedia: asJson({ batchcomplete: true, padding: 'x'.repeat(400) }),
}

type Service = keyof typeof nothing

/** Starts a search service that answers each run by the number in its topic. */
async function startService(service: Service, answers: readonly BrokenAnswer[]): Promise<BrokenServer> {
  const server = await startBrokenServer(({ path }: RawRequest) => {
    const number = /nr(\d+)x/.exec(path)?.[1]
    return { honest: nothing[service], broken: number === undefined ? undefined : answers[Number(number)] }
  })
  onTestFinished(() => server.close())
  return server
}

/**
 * Lets two search services answer a run each with each of the broken answers, and expects of each that it was given, that its run ended,
 * and that the draft lists the search with its reason. Slow answers are left out: a service is asked one question after another.
 * Returns the number of places.
 */
export async function expectBrokenSearches(all: readonly BrokenAnswer[] = brokenAnswers): Promise<number> {
  const answers = all.filter(({ isSlow }) => isSlow !== true)
  const searxng = await startService('searxng', answers)
  const wikipedia = await startService('wikipedia', answers)
  const gateway = await startGateway({
    services: { searxng: { url: searxng.url }, wikipedia: { url: wikipedia.url } },
    fetch: { gapMs: 0 },
  })
  await Promise.all(
    answers.map(async (answer, index) => {
      const texts = [{ title: 'The harbour', text: own }]
      const draft = await gateway.write({ topic: `The harbour of Lund nr${index}x`, words: 100, rounds: 0, sources: { texts, web: true } })
      for (const service of ['searxng', 'wikipedia'] as const) expectFate(draft, answer, service)
    }),
  )
  for (const server of [searxng, wikipedia])
    expect(answers.filter(({ name }) => !server.played.has(name)).map(({ name }) => name)).toEqual([])
  await gateway.expectUnharmed()
  return answers.length * 2
}

function expectFate(draft: Draft, { name, fate }: BrokenAnswer, service: Service): void {
  const told = draft.notRead.find((one) => one.kind === 'search' && one.name.includes(service))
  const got = told === undefined ? 'read' : 'told'
  expect.soft(fate === 'either' ? ['read', 'told'] : [fate], `${service}, ${name}: ${JSON.stringify(told)}`).toContain(got)
  if (told !== undefined) expect.soft(`${told.code} ${told.reason}`, name).toMatch(/^(FETCH_|PLUGIN_FAILED)/)
  expect.soft(['done', 'incomplete'], `${service}, ${name}: ${JSON.stringify(draft.failure)}`).toContain(draft.status)
}
