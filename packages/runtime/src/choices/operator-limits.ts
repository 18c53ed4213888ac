import type { OperatorLimits } from '@galley/kernel'
import { fetchMethods, type Permissions } from '@galley/sdk'
import type { PluginCeilings, Settings } from '../settings/settings.ts'

/** Turns the operator's ceilings of the settings into those that the kernel cuts grants down to. */
export function operatorLimits({ plugins }: Pick<Settings, 'plugins'>): Readonly<Record<string, OperatorLimits>> {
  return Object.fromEntries(Object.entries(plugins).map(([name, ceilings]) => [name, limitsOf(ceilings)]))
}

function limitsOf({ maxQueries, maxPages, maxTokens, maxRequests, hosts, files, ...limits }: PluginCeilings): OperatorLimits {
  return {
    permissions: {
      ...(maxQueries === undefined ? {} : { search: maxQueries > 0 && { maxQueries } }),
      ...(maxPages === undefined ? {} : { read: maxPages > 0 && { maxPages } }),
      ...(maxTokens === undefined ? {} : { model: maxTokens > 0 && { maxTokens } }),
      ...(hosts === undefined && maxRequests === undefined ? {} : { fetch: maxRequests !== 0 && fetchOf(hosts, maxRequests) }),
      ...(files === false ? { files } : {}),
    },
    limits,
  }
}

function fetchOf(hosts: readonly string[] | undefined, maxRequests: number | undefined): NonNullable<Permissions['fetch']> {
  return {
    allowedHosts: hosts === undefined ? ['*'] : ['$base', ...hosts],
    methods: fetchMethods,
    reasoning: '',
    ...(maxRequests === undefined ? {} : { maxRequests }),
  }
}
