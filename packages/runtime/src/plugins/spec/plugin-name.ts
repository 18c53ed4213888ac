import semver from 'semver'

/** A plugin by its name, and by its version where one was named. */
export interface PluginName {
  readonly name: string
  readonly version: string | null
}

/** `@me/x`, `@me/x@1.2.0`, `x@1.2.0-rc.1`: npm's form of a name, in lower case, and an exact version. */
const form = /^(?<name>(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*)(?:@(?<version>\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?))?$/

/** Reads `NAME` or `NAME@VERSION`; null for anything else, ranges and tags included: what is installed is named exactly. */
export function readPluginName(text: string): PluginName | null {
  const { name, version } = form.exec(text)?.groups ?? {}
  return name === undefined || text.length > 280 ? null : { name, version: version ?? null }
}

/** Finds the highest of several versions; releases before candidates, which are taken only where there is nothing else. */
export function highestVersion(versions: readonly string[]): string | null {
  const sorted = semver.rsort(versions.filter((version) => semver.valid(version) !== null))
  return sorted.find((version) => semver.prerelease(version) === null) ?? sorted[0] ?? null
}
