import type { Permissions } from '@galley/sdk'

/** What a plugin may do, in words. One sentence a permission; nothing is left out. */
export function permissionWords(permissions: Permissions): readonly string[] {
  const words: string[] = []
  const { search, read, model, fetch, files, secrets, storage } = permissions
  if (search) words.push(`ask the search tools, ${search.maxQueries} times a run`)
  if (read) words.push(`have ${read.maxPages} pages or documents read a run`)
  if (model) words.push(`use its model, ${model.maxTokens.toLocaleString('en')} tokens a run`)
  if (fetch) words.push(`${fetch.methods.join(' and ')} from ${fetch.allowedHosts.map(hostWords).join(', ')}: ${fetch.reasoning}`)
  if (files) words.push("open the brief's own documents")
  for (const secret of secrets ?? []) words.push(`send the secret ${secret.name} to ${secret.hosts.map(hostWords).join(', ')}`)
  if (storage) words.push(`keep ${storage.quotaMiB} MiB of its own`)
  return words
}

function hostWords(host: string): string {
  if (host === '*') return 'any public host'
  if (host === '$base') return 'the address you configured'
  return host.startsWith('*.') ? `any host of ${host.slice(2)}` : host
}
