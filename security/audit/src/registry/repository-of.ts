import { member, text } from './json-value.ts'

/**
 * A package's repository as `https://host/owner/name`, from any of the forms that package.json and PyPI allow: `owner/name`,
 * `github:owner/name`, `git+ssh://git@host/owner/name.git#ref`, `{ url }`. Null where it is none of them.
 */
export function repositoryOf(repository: unknown): string | null {
  const said = text(repository) ?? text(member(repository, 'url'))
  if (said === null) return null
  const short = /^(?:(?<host>github|gitlab|bitbucket):)?(?<path>[\w.-]+\/[\w.-]+)$/.exec(said)?.groups
  if (short) return `https://${hosts[short['host'] ?? 'github'] ?? 'github.com'}/${clean(short['path'] ?? '')}`
  const long = /^(?:git\+)?(?:https?|git|ssh):\/\/(?:[^@/]+@)?(?<host>[\w.-]+(?::\d+)?)[/:](?<path>[\w.~-]+(?:\/[\w.~-]+)+)/.exec(
    said,
  )?.groups
  const scp = /^(?:[\w-]+@)(?<host>[\w.-]+):(?<path>[\w.~-]+(?:\/[\w.~-]+)+)/.exec(said)?.groups
  const found = long ?? scp
  return found ? `https://${(found['host'] ?? '').toLowerCase().replace(/^www\./, '')}/${clean(found['path'] ?? '')}` : null
}

const hosts: Readonly<Record<string, string>> = { github: 'github.com', gitlab: 'gitlab.com', bitbucket: 'bitbucket.org' }

function clean(path: string): string {
  return path.replace(/(?:\/(?:tree|blob|issues|releases|wiki)\b.*)$/, '').replace(/\.git$/, '')
}
