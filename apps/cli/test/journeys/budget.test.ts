import { expect, it } from 'vitest'
import { draftWithin, startModel } from './draft-within.ts'

it('refuses a limit of money or energy that nothing could keep, and says why', async () => {
  const model = await startModel()
  for (const [budget, given, words] of [
    [{ usd: 1 }, model, /price for the model scripted-8b\. \[MODEL_WITHOUT_FIGURES\]/],
    [{ wattHours: 1 }, model, /wattHoursPerMTok for the model scripted-8b/],
    [{ usd: 1 }, null, /BUDGET_WITHOUT_MODEL/],
  ] as const) {
    const done = await draftWithin({ budget }, given)
    expect([done.code, done.stdout]).toEqual([2, ''])
    expect(done.stderr).toMatch(words)
  }
  expect(model.calls).toEqual([])
})
