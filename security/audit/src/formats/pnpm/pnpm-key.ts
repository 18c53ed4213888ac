import { isExactVersion } from '../read/is-exact-version.ts'

/** A key of pnpm's `packages`, read. `reference` stands for the version: a number, or an address. */
export interface PnpmKey {
  readonly name: string
  readonly reference: string
  /** `foo@work:1.0.0`: a registry by its name in the settings; in keys before version 9 a registry's host. */
  readonly registry?: string
}

/** A key without the peers it was resolved for: `a@1.0.0(b@2.0.0(c@3.0.0))` is `a@1.0.0`, the way pnpm's own `indexOfDepPathSuffix` finds it. */
export function withoutPeers(key: string): string {
  if (!key.endsWith(')')) return key
  let open = 0
  for (let at = key.length - 1; at >= 0; at--) {
    if (key[at] === ')') open++
    else if (key[at] === '(') open--
    else if (open === 0) return key.slice(0, at + 1)
  }
  return key
}

/**
 * Reads a key of any form from version 5 to 9; undefined for one that has none of them.
 * Version 9: `name@reference`. Version 6: `/name@1.0.0`, `host/name@1.0.0`. Version 5: `/name/1.0.0_peer@2.0.0`, `host/name/1.0.0`.
 */
export function readPnpmKey(key: string): PnpmKey | undefined {
  const plain = withoutPeers(key)
  return readSlashKey(plain) ?? readAtKey(plain)
}

function readSlashKey(key: string): PnpmKey | undefined {
  const read = /^(?<host>[^/@]*)\/(?<name>(?:@[^/@]+\/)?[^/@]+)(?:\/(?<five>[^/_]+)(?:[_/].*)?|@(?<six>[^/_]+))$/.exec(key)?.groups
  const { host = '', name = '', five, six } = read ?? {}
  const reference = five ?? six ?? ''
  if (!isExactVersion(reference)) return undefined
  return host === '' ? { name, reference } : { name, reference, registry: host }
}

function readAtKey(key: string): PnpmKey | undefined {
  const { name, reference = '' } = /^(?<name>(?:@[^/@\s]+\/)?[^/@\s:]+)@(?<reference>\S.*)$/.exec(key)?.groups ?? {}
  if (name === undefined) return undefined
  const { registry, version = '' } = /^(?<registry>[a-z][\w.-]*):(?<version>.*)$/i.exec(reference)?.groups ?? {}
  if (registry !== undefined && registry !== 'runtime' && isExactVersion(version)) return { name, reference: version, registry }
  return isExactVersion(reference) || /^(?:[a-z][a-z\d+.-]*:|git@)/i.test(reference) ? { name, reference } : undefined
}
