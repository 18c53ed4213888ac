import type { Permissions } from '@galley/sdk'

/** What a plugin may do, in words a person decides by. Nothing granted is said too. */
export function permissionsInWords(permissions: Permissions): readonly string[] {
  const { search, read, model, fetch, files, secrets, storage } = permissions
  const words = [
    search && `ask the run's search tools up to ${search.maxQueries} times a run`,
    read && `have up to ${read.maxPages} pages or documents read for it a run`,
    model && `spend up to ${model.maxTokens} model tokens a run`,
    fetch && `fetch from ${fetch.allowedHosts.map(hostInWords).join(', ')} (${fetch.methods.join(', ')}): ${fetch.reasoning}`,
    files && "read the brief's own documents",
    secrets &&
      `have ${secrets.map((secret) => secret.name).join(', ')} sent to ${secrets.flatMap((secret) => secret.hosts).join(', ')}, without seeing them`,
    storage && `keep up to ${storage.quotaMiB} MiB of its own`,
  ].filter((line): line is string => typeof line === 'string')
  return words.length > 0 ? words : ['compute, and nothing else: no network, no files, no model']
}

function hostInWords(host: string): string {
  if (host === '*') return 'any public host'
  return host === '$base' ? "the operator's configured address" : host
}
