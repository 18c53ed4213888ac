import { defaultLimits, defaultMaxRequests, type Permissions, type PluginLimits, type SecretUse } from '@galley/sdk'
import type { NamedChanges } from '../plugin-facts.ts'

/** Everything that a plugin is allowed: what stands as `grant` in the lock. */
export interface Powers {
  readonly permissions: Permissions
  readonly limits: PluginLimits
}

/** Takes the approved powers off an entry of the lock; what does not stand there was not approved. */
export function grantedBy(grant: Readonly<Record<string, unknown>>): Powers {
  const { permissions = {}, limits = {} } = grant as Partial<Powers>
  return { permissions, limits }
}

/** Compares two grants in words: `added` is what the second allows beyond the first, `removed` the other way round. */
export function comparePowers(before: Powers, after: Powers): NamedChanges {
  return { added: beyond(before, after), removed: beyond(after, before) }
}

/** Lists the powers of one grant that another does not cover. */
function beyond(approved: Powers, asked: Powers): readonly string[] {
  return [...permissionsBeyond(approved.permissions, asked.permissions), ...limitsBeyond(approved.limits, asked.limits)]
}

function permissionsBeyond(approved: Permissions, asked: Permissions): readonly string[] {
  const grown: string[] = []
  const count = (had: number | undefined, has: number | undefined, words: string): void => {
    if (has !== undefined && has > (had ?? 0))
      grown.push(`${words}: ${has.toLocaleString('en')}${had === undefined ? '' : ` (before ${had.toLocaleString('en')})`}`)
  }
  count(approved.search?.maxQueries, asked.search?.maxQueries, 'searches a run')
  count(approved.read?.maxPages, asked.read?.maxPages, 'pages read for it a run')
  count(approved.model?.maxTokens, asked.model?.maxTokens, 'tokens of its model a run')
  if (asked.files !== undefined && approved.files === undefined) grown.push("the brief's own documents")
  if (asked.fetch !== undefined) grown.push(...fetchBeyond(approved.fetch, asked.fetch))
  return [...grown, ...secretsBeyond(approved.secrets ?? [], asked.secrets ?? [])]
}

/** A key that goes to one more host, or in another place, is another use of it. */
function secretsBeyond(approved: readonly SecretUse[], asked: readonly SecretUse[]): readonly string[] {
  const usesOf = ({ name, hosts, header, scheme, query }: SecretUse): readonly string[] =>
    hosts.map((host) => JSON.stringify([name, host, header, scheme, query]))
  const before = new Set(approved.flatMap(usesOf))
  return asked
    .filter((use) => usesOf(use).some((one) => !before.has(one)))
    .map(({ name, hosts }) => `your key ${name} sent to ${hosts.map(hostInWords).join(', ')}`)
}

type Fetch = NonNullable<Permissions['fetch']>

function fetchBeyond(approved: Fetch | undefined, asked: Fetch): readonly string[] {
  const hosts = asked.allowedHosts.filter((host) => !isHostCovered(host, approved?.allowedHosts ?? []))
  const methods = asked.methods.filter((method) => approved?.methods.includes(method) !== true)
  const requests = asked.maxRequests ?? defaultMaxRequests
  const before = approved === undefined ? null : (approved.maxRequests ?? defaultMaxRequests)
  return [
    ...hosts.map((host) => `requests to ${hostInWords(host)}`),
    ...(approved === undefined ? [] : methods.map((method) => `${method} requests`)),
    ...(before !== null && requests > before ? [`requests a run: ${requests} (before ${before})`] : []),
  ]
}

/** True when a host, or all that a pattern stands for, is among those that were approved. The operator's own address is never among any. */
export function isHostCovered(host: string, approved: readonly string[]): boolean {
  if (approved.includes(host)) return true
  if (host === '$base' || host === '*') return false
  if (approved.includes('*')) return true
  return approved.some((pattern) => pattern.startsWith('*.') && host.replace(/^\*\./, '.').endsWith(pattern.slice(1)))
}

function hostInWords(host: string): string {
  if (host === '*') return 'any public host'
  return host === '$base' ? 'the address that the operator configures' : host
}

/** Words for the limits of a process. */
const limitWords: Readonly<Record<keyof PluginLimits, string>> = {
  memoryMiB: 'MiB of memory',
  cpuMs: 'milliseconds of processor time a call',
  timeoutMs: 'milliseconds a call',
  hostCalls: 'questions to the host a call',
  inFlight: 'questions to the host at once',
}

function limitsBeyond(approved: PluginLimits, asked: PluginLimits): readonly string[] {
  const [had, has] = [
    { ...defaultLimits, ...approved },
    { ...defaultLimits, ...asked },
  ]
  return (Object.keys(limitWords) as (keyof PluginLimits)[])
    .filter((key) => has[key] > had[key])
    .map((key) => `${limitWords[key]}: ${has[key].toLocaleString('en')} (before ${had[key].toLocaleString('en')})`)
}
