import { formatTarballName } from '../release-name.ts'

/** Names of the files of one release in an index, as TUF target paths: `NAME/VERSION/FILE`. */
export interface ReleasePaths {
  readonly tarball: string
  readonly sbom: string
  readonly bundles: string
  /** There only for a release that was taken back, and then without the other three. */
  readonly yanked: string
}

/** Returns the target paths of a release; its three files are named as beside each other in a folder. */
export function releasePaths(name: string, version: string): ReleasePaths {
  const folder = `${name}/${version}`
  const tarball = `${folder}/${formatTarballName(name, version)}`
  return { tarball, sbom: `${tarball}.cdx.json`, bundles: `${tarball}.bundles.jsonl`, yanked: `${folder}/yanked.json` }
}

/** The names that one author may publish: a scope (`@me`), or one name without a scope. */
export const namespacePattern = /^@?[a-z0-9][a-z0-9._-]{0,212}$/

/** Returns the namespace of a plugin's name: `@me` of `@me/x`, and a name without a scope itself. */
export function namespaceOf(name: string): string {
  return name.split('/', 1)[0] ?? name
}

/** Names the TUF role that a namespace is delegated to, in characters that need no escaping in a file name or an address. */
export function roleOfNamespace(namespace: string): string {
  return namespace.startsWith('@') ? `scope.${namespace.slice(1)}` : `name.${namespace}`
}

/** Returns the target paths of a namespace, as TUF writes them: `*` is one folder or file. */
export function pathsOfNamespace(namespace: string): readonly string[] {
  return [namespace.startsWith('@') ? `${namespace}/*/*/*` : `${namespace}/*/*`]
}

/** Returns the path of a role's metadata in the index; `timestamp` alone has no version in its name (TUF, consistent snapshots). */
export function metadataPath(role: string, version: number): string {
  return role === 'timestamp' ? 'metadata/timestamp.json' : `metadata/${version}.${encodeURIComponent(role)}.json`
}

/** Path of a root that has too few signatures still: no client reads it. */
export const stagedRootPath = 'metadata/staged.root.json'

/** Returns the path of a target's file in the index: its sha256 stands before its name (TUF, consistent snapshots). */
export function targetFilePath(target: string, sha256: string): string {
  const at = target.lastIndexOf('/') + 1
  return `targets/${target.slice(0, at)}${sha256}.${target.slice(at)}`
}
