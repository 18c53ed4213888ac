import { defaultLimits, type Limits, type Manifest, type Permissions } from '@galley/sdk'
import type { OperatorLimits } from '../kernel.ts'

/** What a plugin may do: never more than its manifest asks, never more than its operator allows. */
export interface Grant {
  readonly permissions: Permissions
  readonly limits: Required<Limits>
}

/** The grant of a manifest under an operator's ceilings. Secrets and storage are not given out yet, so nobody is granted any. */
export function grantOf(
  { permissions: asked, limits = {} }: Manifest,
  { permissions: allowed = {}, limits: ceilings = {} }: OperatorLimits,
): Grant {
  return {
    permissions: {
      ...quota('search', 'maxQueries', asked.search, allowed.search),
      ...quota('read', 'maxPages', asked.read, allowed.read),
      ...quota('model', 'maxTokens', asked.model, allowed.model),
      ...fetching(asked.fetch, allowed.fetch),
      ...(asked.files === undefined || allowed.files === false ? {} : { files: {} }),
    },
    limits: Object.fromEntries(
      Object.entries({ ...defaultLimits, ...limits }).map(([name, value]) => [
        name,
        Math.min(value, ceilings[name as keyof Limits] ?? value),
      ]),
    ) as unknown as Required<Limits>,
  }
}

function quota<Name extends string, Unit extends string>(
  name: Name,
  unit: Unit,
  asked: Readonly<Record<Unit, number>> | undefined,
  allowed: Readonly<Record<Unit, number>> | false | undefined,
): { readonly [K in Name]?: Readonly<Record<Unit, number>> } {
  if (asked === undefined || allowed === false) return {}
  const most = allowed === undefined ? asked[unit] : Math.min(asked[unit], allowed[unit])
  return { [name]: { [unit]: most } } as { readonly [K in Name]?: Readonly<Record<Unit, number>> }
}

function fetching(
  asked: Permissions['fetch'],
  allowed: Permissions['fetch'] | false,
): { readonly fetch?: NonNullable<Permissions['fetch']> } {
  if (asked === undefined || allowed === false) return {}
  if (allowed === undefined) return { fetch: asked }
  const isCovered = (host: string): boolean => allowed.allowedHosts.includes('*') || allowed.allowedHosts.includes(host)
  // `*` of the manifest stands for whatever the operator names.
  const allowedHosts = asked.allowedHosts.includes('*') ? allowed.allowedHosts : asked.allowedHosts.filter(isCovered)
  return { fetch: { ...asked, allowedHosts, methods: asked.methods.filter((method) => allowed.methods.includes(method)) } }
}
