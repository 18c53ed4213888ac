import { roles, type Role } from '../draft/role.ts'
import { providedSchema, type Provided } from './provided.ts'
import { integer, list, objectSchema, oneOf, text, type ObjectSchema } from '../schema/schema.ts'
import type { SchemaChecker, SchemaProblem } from '../schema/schema-checker.ts'

/** Methods of a request that a plugin makes. */
export const fetchMethods = ['GET', 'HEAD', 'POST'] as const

/** A method of a request that a plugin makes. */
export type FetchMethod = (typeof fetchMethods)[number]

/** A key of the operator's that the host puts into a plugin's requests. The plugin never sees it. */
export interface SecretUse {
  /** Name of the key in the operator's environment: `BRAVE` is read from `GALLEY_SECRET_BRAVE`. */
  readonly name: string
  /** Hosts that it is sent to, each among `allowedHosts` as it is written there; no patterns. */
  readonly hosts: readonly string[]
  /** Header that carries it; one of `header` and `query`. */
  readonly header?: string
  /** Word before it in the header, as `Bearer`. */
  readonly scheme?: string
  /** Parameter of the address that carries it. */
  readonly query?: string
  /** True when the service answers without it as well. */
  readonly optional?: true
}

/** Permissions of a plugin. Omitted is denied; a grant is never more than the manifest asks. Quotas are per run. */
export interface Permissions {
  readonly search?: { readonly maxQueries: number }
  readonly read?: { readonly maxPages: number }
  readonly model?: { readonly maxTokens: number }
  readonly fetch?: {
    /** Host names; `*` is any public host, `*.x.org` any below it, `$base` the host of the operator's configured address. */
    readonly allowedHosts: readonly string[]
    /** POST sends JSON of at most 64 KiB, and needs `allowedHosts` without patterns. */
    readonly methods: readonly FetchMethod[]
    /** The reason, in words for the person who installs the plugin. */
    readonly reasoning: string
    /** Requests of one run; `defaultMaxRequests` when left out. */
    readonly maxRequests?: number
  }
  /** The brief's own documents and what the plugin kept of them, and nothing else. */
  readonly files?: Readonly<Record<string, never>>
  /** Keys of the operator's that the host puts into its requests. */
  readonly secrets?: readonly SecretUse[]
}

/** Ceilings for one plugin's process and calls; the operator may lower them. */
export interface PluginLimits {
  /** Heap limit, and the watchdog's limit on private memory. */
  readonly memoryMiB?: number
  readonly cpuMs?: number
  readonly timeoutMs?: number
  readonly hostCalls?: number
  readonly inFlight?: number
}

/** The `galley` key of a plugin's `package.json`. */
export interface PluginManifest {
  readonly schemaVersion: 1
  readonly main: string
  readonly kind: 'agent' | 'tool'
  readonly role?: Role
  readonly provides?: readonly Provided[]
  readonly permissions: Permissions
  readonly limits?: PluginLimits
}

const hostPatterns = list<string>({ type: 'string', pattern: '^(\\*|\\$base|(\\*\\.)?[a-z0-9.-]+)$', maxLength: 253 }, 100)

/** Form of a secret's name: the end of a variable of the environment. */
const secretName = '^[A-Z][A-Z0-9_]{0,62}$'

const secretUse = objectSchema<SecretUse>(['name', 'hosts'], {
  name: { type: 'string', pattern: secretName, maxLength: 63 },
  hosts: { ...list<string>({ type: 'string', pattern: '^(\\$base|[a-z0-9.-]+)$', maxLength: 253 }, 10), minItems: 1 },
  header: { type: 'string', pattern: '^(authorization|api-key|apikey|x-[a-z0-9-]+)$', maxLength: 60 },
  scheme: { type: 'string', pattern: '^[A-Za-z-]+$', maxLength: 20 },
  query: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_-]*$', maxLength: 60 },
  optional: { const: true },
})

/** Schema of the fields of a manifest, each by itself. */
const manifestFields: ObjectSchema<PluginManifest> = objectSchema<PluginManifest>(['schemaVersion', 'main', 'kind', 'permissions'], {
  schemaVersion: { const: 1 },
  main: { type: 'string', pattern: '^[\\w./-]+$', maxLength: 200 },
  kind: oneOf(['agent', 'tool']),
  role: oneOf(roles),
  provides: { ...list(providedSchema, 20), minItems: 1 },
  permissions: objectSchema<Permissions>([], {
    search: objectSchema<NonNullable<Permissions['search']>>(['maxQueries'], { maxQueries: integer(1, 10_000) }),
    read: objectSchema<NonNullable<Permissions['read']>>(['maxPages'], { maxPages: integer(1, 10_000) }),
    model: objectSchema<NonNullable<Permissions['model']>>(['maxTokens'], { maxTokens: integer(1, 100_000_000) }),
    fetch: objectSchema<NonNullable<Permissions['fetch']>>(['allowedHosts', 'methods', 'reasoning'], {
      allowedHosts: hostPatterns,
      methods: list(oneOf(fetchMethods), 3),
      reasoning: text(500, 1),
      maxRequests: integer(1, 100_000),
    }),
    files: { type: 'object', properties: {}, additionalProperties: false },
    secrets: { ...list(secretUse, 10), minItems: 1 },
  }),
  limits: objectSchema<PluginLimits>([], {
    memoryMiB: integer(16, 16_384),
    cpuMs: integer(10, 3_600_000),
    timeoutMs: integer(100, 3_600_000),
    hostCalls: integer(1, 1_000_000),
    inFlight: integer(1, 256),
  }),
})

/** Schema of a manifest: an unknown key is refused. */
export const manifestSchema: ObjectSchema<PluginManifest> = {
  ...manifestFields,
  oneOf: [
    { properties: { kind: { const: 'agent' } }, required: ['role'], not: { required: ['provides'] } },
    { properties: { kind: { const: 'tool' } }, required: ['provides'], not: { required: ['role'] } },
  ],
}

/** Requests of one run by a plugin that names no number. */
export const defaultMaxRequests = 100

/** Limits of a plugin that names none. */
export const defaultLimits: Required<PluginLimits> = { memoryMiB: 64, cpuMs: 60_000, timeoutMs: 60_000, hostCalls: 5000, inFlight: 32 }

/** Fields that are planned and that nothing enforces: a plugin that relies on one must not run as if something did. */
const unenforced: readonly (readonly string[])[] = [['runtime'], ['permissions', 'storage']]

/**
 * Finds the first problem of a manifest: a field that nothing enforces yet, a breach of its schema, or permissions that do not go together;
 * null when it is one.
 */
export function findManifestProblem(checkSchema: SchemaChecker, manifest: unknown): SchemaProblem | null {
  const found = unenforced.find((path) => hasField(manifest, path))
  if (found !== undefined) return { path: `/${found.join('/')}`, message: 'is refused: nothing enforces it yet' }
  // Field by field first: of alternatives a checker says no more than that none fits.
  return (
    checkSchema(manifestFields, manifest)[0] ??
    findKindProblem(manifest as PluginManifest) ??
    findPermissionProblem((manifest as PluginManifest).permissions)
  )
}

/** Finds what does not go together with the kind of a plugin: an agent has a role, a tool has operations that it names. */
function findKindProblem({ kind, role, provides }: PluginManifest): SchemaProblem | null {
  const wanted = kind === 'agent' ? 'role' : 'provides'
  const isThere = { role: role !== undefined, provides: provides !== undefined }
  if (isThere[wanted] && isThere.role !== isThere.provides) return null
  const article = kind === 'agent' ? 'an agent' : 'a tool'
  return isThere[wanted]
    ? { path: `/${wanted === 'role' ? 'provides' : 'role'}`, message: `must not be there: the plugin is ${article}` }
    : { path: '', message: `must have ${wanted}: the plugin is ${article}` }
}

/** Finds the first permission that does not go together with another: what is sent, and whom a key is sent to, is named exactly. */
export function findPermissionProblem({ fetch, secrets = [] }: Permissions): SchemaProblem | null {
  const hostsAllowed = fetch?.allowedHosts ?? []
  const pattern = hostsAllowed.find((host) => host.startsWith('*'))
  if (fetch?.methods.includes('POST') === true && pattern !== undefined)
    return { path: '/permissions/fetch/allowedHosts', message: `must name each host exactly for POST, not "${pattern}"` }
  for (const [index, { hosts, header, query, scheme }] of secrets.entries()) {
    const path = `/permissions/secrets/${index}`
    const stray = hosts.find((host) => !hostsAllowed.includes(host))
    if (stray !== undefined) return { path: `${path}/hosts`, message: `must stand in fetch.allowedHosts: "${stray}"` }
    if ((header === undefined) === (query === undefined)) return { path, message: 'must have either a header or a query' }
    if (scheme !== undefined && header === undefined) return { path: `${path}/scheme`, message: 'must stand beside a header' }
  }
  return null
}

function hasField(value: unknown, [name = '', ...rest]: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return false
  return rest.length === 0 || hasField((value as Readonly<Record<string, unknown>>)[name], rest)
}
