import { defaultLimits, defaultMaxRequests, hostMatches, type PluginLimits, type PluginManifest, type Permissions } from '@galley/sdk'

/** The operator's ceilings for one plugin: a permission left out stays as the manifest asks, `false` takes it away. */
export interface OperatorLimits {
  readonly permissions?: { readonly [K in keyof Permissions]?: Permissions[K] | false }
  readonly limits?: PluginLimits
}

/** The permissions and limits of a plugin: never more than its manifest asks, never more than its operator allows. */
export interface Grant {
  readonly permissions: Permissions
  readonly limits: Required<PluginLimits>
}

/** Cuts a manifest down to an operator's ceilings. */
export function grantOf(
  { permissions: asked, limits = {} }: Pick<PluginManifest, 'permissions' | 'limits'>,
  { permissions: allowed = {}, limits: ceilings = {} }: OperatorLimits,
): Grant {
  return {
    permissions: {
      ...capQuota('search', 'maxQueries', asked.search, allowed.search),
      ...capQuota('read', 'maxPages', asked.read, allowed.read),
      ...capQuota('model', 'maxTokens', asked.model, allowed.model),
      ...capFetch(asked.fetch, allowed.fetch),
      ...(asked.files === undefined || allowed.files === false ? {} : { files: {} }),
      ...capSecrets(asked.secrets, allowed.secrets),
    },
    limits: Object.fromEntries(
      Object.entries({ ...defaultLimits, ...limits }).map(([name, value]) => [
        name,
        Math.min(value, ceilings[name as keyof PluginLimits] ?? value),
      ]),
    ) as unknown as Required<PluginLimits>,
  }
}

/** Cuts a grant down to the permissions that one call may use; one that is left out is denied. */
export function cutGrant(grant: Grant, allowed: Permissions): Grant {
  return grantOf(grant, {
    permissions: { search: false, read: false, model: false, fetch: false, files: false, secrets: false, ...allowed },
  })
}

function capQuota<Name extends string, Unit extends string>(
  name: Name,
  unit: Unit,
  asked: Readonly<Record<Unit, number>> | undefined,
  allowed: Readonly<Record<Unit, number>> | false | undefined,
): { readonly [K in Name]?: Readonly<Record<Unit, number>> } {
  if (asked === undefined || allowed === false) return {}
  const max = allowed === undefined ? asked[unit] : Math.min(asked[unit], allowed[unit])
  return { [name]: { [unit]: max } } as { readonly [K in Name]?: Readonly<Record<Unit, number>> }
}

function capFetch(
  asked: Permissions['fetch'],
  allowed: Permissions['fetch'] | false,
): { readonly fetch?: NonNullable<Permissions['fetch']> } {
  if (asked === undefined || allowed === false) return {}
  const maxRequests = Math.min(asked.maxRequests ?? defaultMaxRequests, allowed?.maxRequests ?? Infinity)
  if (allowed === undefined) return { fetch: { ...asked, maxRequests } }
  const covered = asked.allowedHosts.filter((host) => hostMatches(host, allowed.allowedHosts, '$base'))
  // A pattern of the manifest stands for those of its hosts that the operator names.
  const named = allowed.allowedHosts.filter((host) => hostMatches(host, asked.allowedHosts, '$base'))
  const allowedHosts = [...new Set([...covered, ...named])]
  return { fetch: { ...asked, allowedHosts, methods: asked.methods.filter((method) => allowed.methods.includes(method)), maxRequests } }
}

/** A key that is allowed goes where the manifest sends it, never elsewhere. */
function capSecrets(asked: Permissions['secrets'], allowed: Permissions['secrets'] | false): Pick<Permissions, 'secrets'> {
  if (asked === undefined || allowed === false) return {}
  const secrets = allowed === undefined ? asked : asked.filter(({ name }) => allowed.some((one) => one.name === name))
  return secrets.length === 0 ? {} : { secrets }
}
