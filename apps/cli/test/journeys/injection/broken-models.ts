import { brokenAnswers, startBrokenServer, startScriptedModel, type BrokenAnswer, type BrokenServer } from '@galley/testkit'
import { expect, onTestFinished } from 'vitest'
import { startGateway, type InjectedGateway } from './start-gateway.ts'

const own = 'The harbour of Lund was opened in 1912 and holds 340 ships. It was enlarged in 1955 at a cost of 12 million crowns.'

/** Calls in which a model is in order before it breaks in the midst of its work: two of its trial, and two more. */
const callsInOrder = 4

interface Breaking {
  readonly gateway: InjectedGateway
  readonly server: BrokenServer
  /** Breaks the list of models from now on. */
  readonly breakList: (answer: BrokenAnswer | undefined) => void
}

/** A gateway and its model server, which breaks for the models `trial-N-70b` from their first call, and for `work-N-70b` in the midst. */
async function startBreaking(answers: readonly BrokenAnswer[]): Promise<Breaking> {
  const names = answers.flatMap((_, index) => [`trial-${index}-70b`, `work-${index}-70b`])
  const model = await startScriptedModel({ models: ['in-order-70b', ...names] })
  onTestFinished(() => model.close())
  const calls = new Map<string, number>()
  let listed: BrokenAnswer | undefined
  const server = await startBrokenServer(async ({ method, path, body }) => {
    const real = await fetch(new URL(path, model.url), { method, ...(method === 'POST' ? { body } : {}) })
    const honest = { type: real.headers.get('content-type') ?? '', body: await real.text() }
    if (method !== 'POST') return { honest, broken: listed }
    const [, name = '', place, number] = /"model":"((trial|work)-(\d+)-70b)"/.exec(body) ?? []
    const count = (calls.get(name) ?? 0) + 1
    calls.set(name, count)
    return { honest, broken: place === 'work' && count <= callsInOrder ? undefined : answers[Number(number)] }
  })
  onTestFinished(() => server.close())
  const gateway = await startGateway({ model: { url: `${server.url}/v1`, name: 'in-order-70b' } })
  return { gateway, server, breakList: (answer) => (listed = answer) }
}

/** Answers that last until a limit of time are left out: those limits are minutes, and `packages/models` tests them with its own clock. */
const quick = (answers: readonly BrokenAnswer[]): readonly BrokenAnswer[] => answers.filter(({ isSlow }) => isSlow !== true)

function expectPlayed(answers: readonly BrokenAnswer[], server: BrokenServer): void {
  expect(answers.filter(({ name }) => !server.played.has(name)).map(({ name }) => name)).toEqual([])
}

/**
 * Lets a model break with each of the answers at its trial or in the midst of its work, and expects of each that it was given, that its
 * run ended, and that a run which failed says so by a fault of the model. Returns the number of places.
 */
export async function expectBrokenCalls(place: 'trial' | 'work', all: readonly BrokenAnswer[] = brokenAnswers): Promise<number> {
  const answers = quick(all)
  const { gateway, server } = await startBreaking(answers)
  await Promise.all(
    answers.map(async ({ name }, index) => {
      const texts = [{ title: 'The harbour', text: own }]
      const models = { default: `${place}-${index}-70b` }
      const draft = await gateway.write({ topic: 'The harbour of Lund', words: 100, rounds: 1, models, sources: { texts } })
      // The platform's own `fetch` reads more than ours does: an encoding that nobody knows, a whole completion in a body that breaks.
      if (draft.status !== 'failed') expect.soft(draft.best.blocks.length, name).toBeGreaterThan(0)
      else expect.soft(`${draft.failure?.code}`, `${name}: ${draft.failure?.message}`).toMatch(/^MODEL_[A-Z_]+$/)
    }),
  )
  expectPlayed(answers, server)
  await gateway.expectUnharmed()
  return answers.length
}

/** Lets the list of models break with each of the answers, and expects that whoever asks for the models is answered. Returns the number of places. */
export async function expectBrokenLists(all: readonly BrokenAnswer[] = brokenAnswers): Promise<number> {
  const answers = quick(all)
  const { gateway, server, breakList } = await startBreaking(answers)
  for (const answer of answers) {
    breakList(answer)
    const asked = await gateway.ask('/v1/models')
    expect.soft(asked.status, answer.name).toBe(200)
    expect.soft(await asked.text(), answer.name).toContain('in-order-70b')
  }
  expectPlayed(answers, server)
  await gateway.expectUnharmed()
  return answers.length
}
