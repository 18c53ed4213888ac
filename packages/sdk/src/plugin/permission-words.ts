import { defaultMaxRequests, type Permissions } from './manifest.ts'

/** Describes a grant in words that a person decides by: one line a permission, and one line for a plugin that has none. */
export function permissionWords({ search, read, model, fetch, files, secrets = [] }: Permissions): readonly string[] {
  const words: string[] = []
  if (search) words.push(`ask the run's search tools up to ${search.maxQueries} times a run`)
  if (read)
    words.push(
      `have up to ${read.maxPages} pages or documents read for it a run, and keep on this machine what it makes of the brief's own`,
    )
  if (model) words.push(`use up to ${model.maxTokens.toLocaleString('en')} tokens of its model a run`)
  if (fetch) words.push(fetchWords(fetch), ...(fetch.methods.includes('POST') ? [`sends data to ${hostWords(fetch.allowedHosts)}`] : []))
  for (const { name, hosts, optional } of secrets)
    words.push(`sends your key ${name} to ${hostWords(hosts)}${optional === true ? ', where you have one' : ''}`)
  if (files) words.push("read the brief's own documents, and keep on this machine what it makes of each")
  return words.length > 0 ? words : ['compute, and nothing else: no network, no files, no model']
}

function fetchWords({ methods, allowedHosts, reasoning, maxRequests = defaultMaxRequests }: NonNullable<Permissions['fetch']>): string {
  return `${methods.join(' and ')} from ${hostWords(allowedHosts)}, up to ${maxRequests.toLocaleString('en')} times a run: ${reasoning}`
}

function hostWords(hosts: readonly string[]): string {
  return hosts
    .map((host) => {
      if (host === '*') return 'any public host'
      if (host === '$base') return "the operator's configured address"
      return host.startsWith('*.') ? `any host below ${host.slice(2)}` : host
    })
    .join(', ')
}
