import { hostCallSchemas } from '../plugin/host-call-schemas.ts'
import type { BodyHandle, Host } from '../plugin/host.ts'
import { fetchMethods, findPermissionProblem, manifestSchema, type Permissions, type PluginLimits } from '../plugin/manifest.ts'
import { callPlugin } from './call-plugin.ts'
import { makeCapabilities } from './capabilities.ts'
import { checkValue } from './check-value.ts'
import { hostFault } from './host-fault.ts'
import { openSpending } from './spend.ts'
import type { Ask, ManifestJson, TestHost, TestHostOptions } from './test-host.ts'

/** Quota of a permission that no manifest limits. */
const unlimited = 1_000_000

/**
 * Creates a host for tests: answers come from the script, what is asked is written down, and what the manifest does not grant is refused as
 * the broker of Galley refuses it, with the same codes and words. Needs no network and no process.
 * @example
 * const { host, asks } = createTestHost({ fetch: { 'https://api.example.org/': '{"results":[]}' } })
 */
export function createTestHost(options: TestHostOptions = {}): TestHost {
  const { name = 'plugin', manifest, clock = () => new Date() } = options
  const { permissions, limits } = readManifest(manifest)
  const grant = permissions ?? grantOfScript(options)
  const spending = openSpending(name, permissions, limits)
  const controller = new AbortController()
  const asks: Ask[] = []
  const logs: string[] = []
  const notes: string[] = []
  const bodies = new Map<string, string>()

  const record = (operation: string, args: unknown): number => {
    asks.push({ operation, args, at: clock() })
    spending.ask()
    controller.signal.throwIfAborted()
    const problem = checkValue(hostCallSchemas[operation] ?? {}, args)
    if (problem === null) return asks.filter((ask) => ask.operation === operation).length
    const what = `${problem.path || 'the value'} ${problem.message}`
    throw hostFault('PLUGIN_BAD_REQUEST', `The plugin ${name} asked for ${operation} with something else than it should: ${what}.`)
  }
  const hold = (text: string, encoding?: 'base64'): BodyHandle => {
    const body = `b${bodies.size + 1}`
    bodies.set(body, text)
    return { body, chars: text.length, ...(encoding === undefined ? {} : { encoding }) }
  }
  const all = makeCapabilities({ options, grant, spending, record, hold, bodies })
  const granted = membersOf(grant, manifest?.provides, options)
  const host: Host = Object.freeze({
    signal: controller.signal,
    log: (level: 'info' | 'warn', message: string) => void logs.push(`${level}: ${message}`),
    progress: (note: string) => void notes.push(note),
    ...Object.fromEntries(Object.entries(all).filter(([member]) => granted.has(member))),
  })
  return {
    host,
    asks,
    logs,
    notes,
    hold,
    abort: (reason = new Error('The call was cancelled.')) => controller.abort(reason),
    call: async (plugin, operation, input) => callPlugin({ ...plugin, name }, operation, input, host),
  }
}

/** Reads what a manifest grants; throws when it is not one. */
function readManifest(manifest: ManifestJson | undefined): { readonly permissions?: Permissions; readonly limits?: PluginLimits } {
  if (manifest === undefined) return {}
  const { permissions, limits = {} } = manifest
  for (const [key, value] of Object.entries({ permissions, limits })) {
    const problem = checkValue(manifestSchema.properties[key as 'permissions' | 'limits'], value)
    if (problem !== null) throw new Error(`The manifest is not valid: /${key}${problem.path} ${problem.message}`)
  }
  const problem = findPermissionProblem(permissions)
  if (problem !== null) throw new Error(`The manifest is not valid: ${problem.path} ${problem.message}`)
  return { permissions, limits }
}

/** Lists the members of a host that a grant brings. A reader is handed a body, whatever it may ask for. */
function membersOf(grant: Permissions, provides: readonly unknown[] | undefined, { pinned }: TestHostOptions): ReadonlySet<string> {
  const isReader = provides?.some((provided) => provided === 'read' || typeof provided === 'object') === true
  return new Set([
    ...Object.keys(grant),
    ...(grant.read === undefined ? [] : ['text']),
    ...(grant.files === undefined && grant.read === undefined ? [] : ['kept']),
    ...(pinned === undefined ? [] : ['pinned']),
    ...(isReader || grant.fetch !== undefined || grant.files !== undefined ? ['body'] : []),
  ])
}

/** Grants what is scripted, to a plugin whose manifest was not given. */
function grantOfScript({ search, read, model, fetch, files }: TestHostOptions): Permissions {
  return {
    ...(search === undefined ? {} : { search: { maxQueries: unlimited } }),
    ...(read === undefined ? {} : { read: { maxPages: unlimited } }),
    ...(model === undefined ? {} : { model: { maxTokens: unlimited } }),
    ...(fetch === undefined ? {} : { fetch: { allowedHosts: ['*', '$base'], methods: fetchMethods, reasoning: 'It is scripted.' } }),
    ...(files === undefined ? {} : { files: {} }),
  }
}
