import { decodePercent } from './decode-percent.ts'

/** A repository and what of it: `host/owner/name` in lower case, and a commit, branch or tag, empty where none is named. */
export interface GitPlace {
  readonly place: string
  readonly ref: string
}

const shortHosts: Readonly<Record<string, string>> = {
  github: 'github.com',
  gitlab: 'gitlab.com',
  bitbucket: 'bitbucket.org',
  gist: 'gist.github.com',
}

/** Archives of one commit that code hosts serve: where in the path the repository stands, and where the commit, branch or tag. */
const archives: readonly RegExp[] = [
  /^codeload\.github\.com\/(?<path>[^/]+\/[^/]+)\/(?:legacy\.)?(?:tar\.gz|zip|tarball)\/(?:refs\/(?:heads|tags)\/)?(?<ref>[^?#]+)/i,
  /^(?:www\.)?github\.com\/(?<path>[^/]+\/[^/]+)\/(?:archive|tarball)\/(?:refs\/(?:heads|tags)\/)?(?<ref>[^?#]+?)(?:\.tar\.gz|\.tgz|\.zip)?(?:[?#]|$)/i,
  /^api\.github\.com\/repos\/(?<path>[^/]+\/[^/]+)\/tarball\/(?<ref>[^?#]+)/i,
  /^gitlab\.com\/api\/v4\/projects\/(?<path>[^/?#]+)\/repository\/archive\.tar\.gz\?(?:.*&)?(?:ref|sha)=(?<ref>[^&#]+)/i,
  /^gitlab\.com\/(?<path>[^?#]+?)\/repository\/archive\.tar\.gz\?(?:.*&)?ref=(?<ref>[^&#]+)/i,
  /^gitlab\.com\/(?<path>[^?#]+?)\/-\/archive\/(?<ref>[^/?#]+)/i,
  /^bitbucket\.org\/(?<path>[^/]+\/[^/]+)\/get\/(?<ref>[^?#]+?)(?:\.tar\.gz|\.tgz|\.zip)?(?:[?#]|$)/i,
]

/**
 * Reads a git address in any of the forms that npm-family tools write: `owner/name#ref`, `github:owner/name`, `git+ssh://git@host/path.git`,
 * `git@host:path`, `https://host/path.git#commit=…`, and a code host's archive of one commit. Two addresses of one repository are one place.
 */
export function readGitPlace(address: string): GitPlace {
  const [before, fragment] = splitAt(address.replace(/^git\+/i, ''), '#')
  const short = /^(?:(?<host>github|gitlab|bitbucket|gist):)?(?<path>[\w.-]+(?:\/[\w.-]+)*)$/i.exec(before)?.groups
  if (short?.['path'] !== undefined && (short['host'] !== undefined || /^[^/]+\/[^/]+$/.test(short['path'])))
    return { place: placeOf(shortHosts[short['host']?.toLowerCase() ?? 'github'] ?? '', short['path']), ref: refOf(fragment) }
  const plain = withoutLogin(before)
  const archive = readArchive(plain)
  if (archive !== undefined) return archive
  const { host = '', path = '' } = /^(?<host>[^/:]+)(?::\d+(?=\/))?[/:](?<path>[^?]*)/.exec(plain)?.groups ?? {}
  return { place: placeOf(host, path), ref: refOf(fragment) }
}

/** True for a code host's archive of a commit, branch or tag. */
export function isGitArchive(address: string): boolean {
  return /^https?:\/\/[^/]*(?:github\.com|gitlab\.com|bitbucket\.org)\//i.test(address) && readArchive(withoutLogin(address)) !== undefined
}

function readArchive(plain: string): GitPlace | undefined {
  const { path, ref } = archives.map((archive) => archive.exec(plain)?.groups ?? {}).find((found) => found['ref'] !== undefined) ?? {}
  if (path === undefined || ref === undefined) return undefined
  return { place: placeOf(plain.split('/', 1)[0]?.replace(/^(?:codeload|api|www)\./i, '') ?? '', decodePercent(path)), ref }
}

function withoutLogin(address: string): string {
  return address.replace(/^[a-z+]+:\/\//i, '').replace(/^[^@/]*@/, '')
}

/** True for the whole name of a commit: SHA-1, or SHA-256 in newer repositories. */
export function isCommit(ref: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(ref)
}

function placeOf(host: string, path: string): string {
  return `${host.replace(/^www\./i, '')}/${path.replace(/\/+$/, '').replace(/\.git$/i, '')}`.toLowerCase()
}

/** `main`, `commit=…` and `head=main&commit=…` of yarn, `main&path:/packages/x` of pnpm. */
function refOf(fragment: string): string {
  const parts = fragment.split('&')
  return (
    parts.find((part) => part.startsWith('commit='))?.slice('commit='.length) ??
    parts.find((part) => !/^(?:path|cwd|workspace)[:=]/.test(part)) ??
    ''
  )
}

function splitAt(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark)
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
