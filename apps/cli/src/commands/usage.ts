import { exit, fault, table, type AddCommand } from '@galley/command-line'
import { withLocalRuntime } from '../adapters/open-local-runtime.ts'
import { amountInWords, energyInWords, type BudgetState, type PricedUsage } from '@galley/runtime'

/** Most days that are looked back. */
const maxDays = 366

/** `galley usage`: what programs asked of models through the gateway, and how much of their budgets is used. */
export const addUsage: AddCommand = (program, system, finish) => {
  program
    .command('usage')
    .description('calls of programs to models through the gateway, by day, token and model')
    .option('--days <n>', `days to look back, 1 to ${maxDays}, today with it`, '30')
    .option('--json', 'for machines')
    .option('--data <dir>', 'the data folder')
    .addHelpText(
      'after',
      '\nExamples:\n  galley usage\n  galley usage --days 7 --json\n\nWhat a running gateway counted in the last second may be missing.',
    )
    .action(async (flags: { days: string; json?: boolean; data?: string }) => {
      const days = Number(flags.days)
      if (!/^\d{1,3}$/.test(flags.days) || days < 1 || days > maxDays)
        throw fault('USAGE', { problem: `--days is a number from 1 to ${maxDays}` })
      const { data, json = false } = flags
      const shown = await withLocalRuntime(system, { data, withPlugins: false }, async ({ models, budgets, access }) => {
        const states = (await access.tokens()).map(async (token) =>
          (await budgets.states(token)).map((state) => Object.assign({ token: token.name }, state)),
        )
        return { usage: await models.usage.list(days), budgets: (await Promise.all(states)).flat() }
      })
      if (json) system.out(`${JSON.stringify({ schema: 'galley.usage/1', ...shown }, null, 2)}\n`)
      else system.out(describe(shown.usage, shown.budgets))
      finish(exit.clean)
    })
}

type Shown = { readonly usage: readonly PricedUsage[]; readonly budgets: readonly (BudgetState & { readonly token: string })[] }

function describe(usage: Shown['usage'], budgets: Shown['budgets']): string {
  const calls = usage.map(({ day, token, model, calls: count, promptTokens, completionTokens, usd, energy }) => [
    day,
    token === '' ? '-' : token,
    model,
    amountInWords(count),
    amountInWords(promptTokens),
    amountInWords(completionTokens),
    usd === undefined ? 'unknown' : amountInWords(usd),
    energyInWords(energy),
  ])
  const heads = ['DAY', 'TOKEN', 'MODEL', 'CALLS', 'IN', 'OUT', 'USD', 'ENERGY']
  const limits = budgets.map(({ token, limit, most, used, resetsAt }) => [token, limit, amountInWords(used), amountInWords(most), resetsAt])
  const parts = [
    calls.length === 0 ? 'No program has asked a model through the gateway.' : table([heads, ...calls]),
    ...(limits.length === 0 ? [] : [table([['TOKEN', 'BUDGET', 'USED', 'OF', 'WHOLE AGAIN'], ...limits])]),
  ]
  return `${parts.join('\n\n')}\n`
}
