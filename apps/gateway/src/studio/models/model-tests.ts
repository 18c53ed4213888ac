import { isFault, type Fault } from '@galley/fault'
import type { ModelTest, Runtime } from '@galley/runtime'
import { fault } from '../../faults.ts'

/** Test of a model as a judge: under way, ended, or ended by a fault. */
export type ShownTest =
  | { readonly state: 'running'; readonly progress: string }
  | { readonly state: 'done'; readonly test: ModelTest }
  | { readonly state: 'failed'; readonly fault: Pick<Fault, 'code' | 'message' | 'hint'> }

/** Tests of models that the studio began. */
export interface ModelTests {
  /** Begins a test, unless the model is under test already. */
  begin(model: string): void
  /** Finds the last test of a model. */
  find(model: string): ShownTest | undefined
  isRunning(): boolean
}

/** Creates the list of tests. It is held in memory: the verdict itself is kept by the runtime. */
export function createModelTests({ test }: Pick<Runtime['models'], 'test'>): ModelTests {
  const tests = new Map<string, ShownTest>()
  const run = async (model: string): Promise<ShownTest> => {
    const tested = await test({
      model,
      show: ({ type, text }) => {
        if (type === 'progress') tests.set(model, { state: 'running', progress: text })
      },
    })
    return tested === null ? { state: 'failed', fault: notThere } : { state: 'done', test: tested }
  }
  return {
    begin: (model) => {
      if (tests.get(model)?.state === 'running') return
      tests.set(model, { state: 'running', progress: 'Asking the model' })
      void run(model)
        .catch((error: unknown): ShownTest => ({ state: 'failed', fault: isFault(error) ? error : fault('INTERNAL') }))
        .then((ended) => tests.set(model, ended))
    },
    find: (model) => tests.get(model),
    isRunning: () => [...tests.values()].some(({ state }) => state === 'running'),
  }
}

const notThere = { code: '', message: 'no model of this name can be reached', hint: 'Look at the state of its server.' }
