import * as fc from 'fast-check'
import type { Draft } from '@galley/sdk'
import { expect, test } from 'vitest'
import { expectNeverWorse, setup, start, wordless } from './expect-never-worse.ts'
import { Crash, createMemoryLedger } from './memory-ledger.ts'

test('whatever the agents do: at most five rounds, never worse, only patched blocks change, and the draft is sound', async () => {
  await expectNeverWorse(100)
}, 300_000)

test('a run that crashes anywhere comes to the same draft, and no finished step runs again', async () => {
  await fc.assert(
    fc.asyncProperty(
      setup,
      fc.array(fc.tuple(fc.integer({ min: 0, max: 25 }), fc.constantFrom('before' as const, 'during' as const, 'after' as const)), {
        minLength: 1,
        maxLength: 3,
      }),
      async (given, crashes) => {
        const whole = createMemoryLedger()
        const expected = await start(given, whole).catch(wordless)
        const ledger = createMemoryLedger()
        let draft: Draft | null | undefined
        for (const [n, when] of [...crashes, null, null].map((crash) => crash ?? ([1e9, 'before'] as const))) {
          ledger.crashAt(n, when)
          draft = await start(given, ledger).catch((error: unknown) => (error instanceof Crash ? undefined : wordless(error)))
        }
        expect(draft === null).toBe(expected === null)
        expect(draft?.best.hash).toBe(expected?.best.hash)
        expect(draft?.stopReason).toBe(expected?.stopReason)
        expect(draft?.rounds).toEqual(expected?.rounds)
        expect(draft?.notVerified).toEqual(expected?.notVerified)
        expect([draft?.judges, draft?.notice]).toEqual([expected?.judges, expected?.notice])
        expect(ledger.rerun).toEqual([])
        expect(ledger.keys()).toEqual(whole.keys())
        expect(ledger.events).toEqual(whole.events)
      },
    ),
    { numRuns: 60 },
  )
}, 300_000)
