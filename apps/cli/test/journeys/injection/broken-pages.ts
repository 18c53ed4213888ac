import { brokenAnswers, startBrokenServer, type BrokenAnswer } from '@galley/testkit'
import type { Brief, Draft } from '@galley/sdk'
import { expect, onTestFinished } from 'vitest'
import { startGateway } from './start-gateway.ts'

/** Pages of one draft: fewer than a researcher may read. */
const pagesOfDraft = 12

/** Servers that share the pages, so that a slow one holds up few others: requests to one host wait for each other. */
const servers = 6

const facts = Array.from(
  { length: 12 },
  (_, index) =>
    `<p>The harbour of Lund took in ${340 + index} ships in the year ${1912 + index}, and ${20 + index} cranes unloaded them.</p>`,
)
const page = {
  type: 'text/html',
  body: `<html><head><title>Lund</title></head><body><article><h1>The harbour</h1>${facts.join('')}</article></body></html>`,
}

const own = 'The harbour of Lund was opened in 1912 and holds 340 ships. It was enlarged in 1955 at a cost of 12 million crowns.'

/**
 * Lets a gateway read a page for each of the broken answers, and expects of each that it was asked for, that its run ended, and that the
 * page was read or the reason told. Returns the number of places.
 */
export async function expectBrokenPages(answers: readonly BrokenAnswer[] = brokenAnswers): Promise<number> {
  const byPath = new Map(answers.map((answer, index) => [String(index), answer] as const))
  const started = await Promise.all(
    Array.from({ length: servers }, () =>
      startBrokenServer(({ path }) => ({ honest: page, broken: byPath.get(/^\/page\/(\d+)/.exec(path)?.[1] ?? '') })),
    ),
  )
  onTestFinished(async () => void (await Promise.all(started.map((server) => server.close()))))
  const addresses = [...byPath].map(([path, answer], index) => ({ answer, url: `${started[index % servers]?.url ?? ''}/page/${path}` }))
  const gateway = await startGateway({ fetch: { privateHosts: started.map(({ port }) => `127.0.0.1:${port}`), gapMs: 0 } })
  const groups = Array.from({ length: Math.ceil(addresses.length / pagesOfDraft) }, (_, index) =>
    addresses.slice(index * pagesOfDraft, (index + 1) * pagesOfDraft),
  )
  await Promise.all(
    groups.map(async (group, index) => {
      const draft = await gateway.write(
        briefOf(
          index,
          group.map(({ url }) => url),
        ),
      )
      for (const { answer, url } of group) expectFate(draft, answer, url)
    }),
  )
  const unplayed = answers.filter(({ name }) => started.every((server) => !server.played.has(name)))
  expect(unplayed.map(({ name }) => name)).toEqual([])
  await gateway.expectUnharmed()
  return answers.length
}

function briefOf(index: number, urls: readonly string[]): Brief {
  return {
    topic: `The harbour of Lund, part ${index}`,
    words: 100,
    rounds: 0,
    sources: { urls, texts: [{ title: 'The harbour', text: own }] },
  }
}

function expectFate(draft: Draft, { name, fate }: BrokenAnswer, url: string): void {
  const isRead = draft.sources.some(({ address }) => address === url)
  const told = draft.notRead.find((one) => one.name === url)
  const got = isRead ? 'read' : told === undefined ? 'lost without a word' : 'told'
  expect.soft(fate === 'either' ? ['read', 'told'] : [fate], `${name}: ${JSON.stringify(told)}`).toContain(got)
  if (told !== undefined) expect.soft(`${told.code} ${told.reason}`, name).toMatch(/^(FETCH_|SOURCE_|PLUGIN_FAILED)/)
}
