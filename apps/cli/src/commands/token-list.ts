import { exit, table, type AddCommand } from '@galley/command-line'
import { withAccess } from '../adapters/with-access.ts'

/** `galley token list`: the tokens that count, without their values. */
export const addTokenList: AddCommand = (group, system, finish) => {
  group
    .command('list')
    .description('the tokens that count, and what they open')
    .option('--json', 'for machines')
    .action(async (flags: { json?: boolean }) => {
      const tokens = await withAccess(system, group.opts<{ data?: string }>().data, (access) => access.tokens())
      if (flags.json === true) system.out(`${JSON.stringify({ schema: 'galley.tokens/1', tokens }, null, 2)}\n`)
      else {
        const rows = tokens.map(({ name, scopes, limits, demand = {}, createdAt, expiresAt }) => [
          name,
          scopes.join(', '),
          Object.entries(limits)
            .map(([limit, number]) => `${limit}=${number}`)
            .join(', ') || 'none',
          Object.entries(demand)
            .map(([what, value]) => (value === true ? what : `${what}=${value}`))
            .join(', ') || 'none',
          createdAt,
          expiresAt ?? 'never',
        ])
        system.out(`${table([['NAME', 'OPENS', 'LIMITS', 'DEMANDS', 'MADE', 'ENDS'], ...rows])}\n`)
      }
      finish(exit.clean)
    })
}
