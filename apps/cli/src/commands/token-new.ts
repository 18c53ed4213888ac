import { exit, fault, type AddCommand } from '@galley/command-line'
import {
  maxBudgetLimit,
  maxRequestsLimit,
  tokenLimits,
  tokenScopes,
  type ModelDemand,
  type TokenLimits,
  type TokenScope,
} from '@galley/runtime'
import { demandedLicences, opennessLevels, type DemandedLicence, type Openness } from '@galley/sdk'
import { Option } from 'commander'
import { noteCommand } from '../adapters/note-command.ts'
import { withAccess } from '../adapters/with-access.ts'

const minuteMs = 60_000

/** Milliseconds of a unit of time. */
const unitMs: Readonly<Record<string, number>> = { m: minuteMs, h: 60 * minuteMs, d: 24 * 60 * minuteMs }

/** Longest life of a token that ends, in milliseconds: ten years. */
const maxLifeMs = 3650 * 24 * 60 * minuteMs

interface Flags {
  readonly scope: readonly TokenScope[]
  readonly expires?: string
  readonly limit?: readonly string[]
  readonly openness?: Openness
  readonly licence?: DemandedLicence
  readonly onlyLocal?: boolean
}

/** `galley token new`: a token on stdout, this once. */
export const addTokenNew: AddCommand = (group, system, finish) => {
  group
    .command('new <name>')
    .description('make a token, and print it: it is shown this once, and kept nowhere')
    .addOption(new Option('--scope <scopes...>', 'what it opens; admin opens everything').choices(tokenScopes).makeOptionMandatory())
    .option('--expires <time>', 'when it ends: 30d, 12h or 90m from now; left out, never')
    .option('--limit <limits...>', 'what it may ask for in a time: requests/minute=60, tokens/day=200000, usd/month=5')
    .addOption(new Option('--openness <level>', 'least openness of every model that serves it').choices(opennessLevels))
    .addOption(new Option('--licence <class>', 'least free licence of every model that serves it').choices(demandedLicences))
    .option('--only-local', 'models of this machine only')
    .action(async (name: string, flags: Flags) => {
      const scopes = [...new Set(flags.scope)]
      const lifeMs = flags.expires === undefined ? undefined : readLife(flags.expires)
      const limits = readLimits(flags.limit ?? [])
      const { data } = group.opts<{ data?: string }>()
      const token = await withAccess(system, data, async (access) =>
        access.newToken({ name, scopes, limits, demand: demandOf(flags), ...(lifeMs === undefined ? {} : { lifeMs }) }),
      )
      await noteCommand(system, data, 'token.made', name)
      system.out(`${token}\n`)
      system.say(`The token ${name} opens ${scopes.join(', ')}. It is not shown again; \`galley token revoke ${name}\` ends it.`)
      finish(exit.clean)
    })
}

/** The demands on models, as the flags have them. */
function demandOf({ openness, licence, onlyLocal }: Flags): ModelDemand {
  return { ...(openness && { openness }), ...(licence && { licence }), ...(onlyLocal && { onlyLocal }) }
}

/** Reads a time such as `30d`, in milliseconds. Fault USAGE. */
function readLife(text: string): number {
  const [, count = '', unit = ''] = /^([1-9]\d{0,6})([mhd])$/.exec(text) ?? []
  const ms = Number(count) * (unitMs[unit] ?? Number.NaN)
  if (!(ms > 0 && ms <= maxLifeMs))
    throw fault('USAGE', { problem: '--expires is not a time such as 30d, 12h or 90m, of at most 3650 days' })
  return ms
}

/** Reads limits such as `requests/minute=60`. Fault USAGE. */
function readLimits(texts: readonly string[]): TokenLimits {
  return Object.fromEntries(
    texts.map((text) => {
      const [name = '', number = ''] = text.split('=')
      if (!tokenLimits.some((known) => known === name))
        throw fault('USAGE', { problem: `--limit ${text} is none of ${tokenLimits.join(', ')}` })
      const isRequests = name.startsWith('requests/')
      const most = isRequests ? maxRequestsLimit : maxBudgetLimit
      const isNumber = isRequests || name.startsWith('tokens/') ? /^[1-9]\d*$/.test(number) : /^\d+(?:\.\d{1,6})?$/.test(number)
      if (!isNumber || Number(number) === 0 || Number(number) > most)
        throw fault('USAGE', {
          problem: `--limit ${text} does not end in ${isRequests ? 'a whole' : 'a'} number above 0, of at most ${most}`,
        })
      return [name, Number(number)]
    }),
  )
}
