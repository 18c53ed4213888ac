import { parse } from 'yaml'
import { readToml, tableAt, wordAt } from '../formats/read/read-toml.ts'
import { siblingFile } from '../sibling-file.ts'
import type { LockedPackage } from '../locked-package.ts'
import { member, members, text } from './json-value.ts'
import { readNpmConfig } from './read-npm-config.ts'
import { hostOf } from './read-npmrc.ts'

/** The npm registries that the files of a project name, whoever installs it. */
export interface ProjectRegistries {
  /** Address of the registry of every name that no scope binds. */
  readonly main?: string
  /** `@scope` → address. */
  readonly scopes: ReadonlyMap<string, string>
  /** Addresses of both, and of those that specifiers name (pnpm's `namedRegistries`). */
  readonly all: readonly string[]
  /** The hosts in whose place npm puts the main registry: `npmjs`, `always`, `never`, or one by its name. */
  readonly replacedHost: string
}

/** Registries that one file of settings names: the main one, those of scopes, and those that specifiers name; null where the address cannot be told. */
interface Settings {
  readonly main?: string | null | undefined
  readonly scopes?: readonly (readonly [scope: string, address: string | null])[]
  readonly named?: readonly (string | null)[]
}

/**
 * Reads the registries of `.npmrc`, `.yarnrc`, `.yarnrc.yml`, `bunfig.toml` and `pnpm-workspace.yaml` beside a lockfile. What a variable
 * of the environment decides is not known: such an address counts as far as the file itself writes it.
 */
export function readProjectRegistries(readText: (path: string) => string | null, lockfile: string): ProjectRegistries {
  const read = (name: string): string => withoutVariables(readText(siblingFile(lockfile, name)) ?? '')
  const npmrc = read('.npmrc')
  // The later file goes before the earlier one where both bind a name.
  const found = [
    readNpmrcFile(npmrc),
    readYarnClassic(read('.yarnrc')),
    readYarn(read('.yarnrc.yml')),
    readBun(read('bunfig.toml')),
    readPnpm(read('pnpm-workspace.yaml')),
  ]
  const main = found.map((one) => address(one.main)).findLast((one) => one !== undefined)
  const scopes = new Map(
    found.flatMap((one) => one.scopes ?? []).flatMap(([scope, url]) => (address(url) === undefined ? [] : [[scope, url ?? ''] as const])),
  )
  const named = found.flatMap((one) => one.named ?? []).flatMap((one) => address(one) ?? [])
  return {
    ...(main === undefined ? {} : { main }),
    scopes,
    all: [...(main === undefined ? [] : [main]), ...scopes.values(), ...named],
    replacedHost: /^\s*replace-registry-host\s*=\s*"?(?<host>[^"\s]+)/m.exec(npmrc)?.groups?.['host'] ?? 'npmjs',
  }
}

function readNpmrcFile(npmrc: string): Settings {
  const { registry, scopes } = readNpmConfig(npmrc, {})
  return { main: registry, scopes: [...scopes] }
}

/** Yarn 1: `registry "https://…"`, `"@scope:registry" "https://…"`. */
function readYarnClassic(yarnrc: string): Settings {
  const lines = [...yarnrc.matchAll(/^"?(?:(?<scope>@[\w.~-]+):)?registry"?[ \t]+"?(?<url>[^"\s]+)/gm)].map((line) => line.groups ?? {})
  return {
    main: lines.findLast((line) => line['scope'] === undefined)?.['url'],
    scopes: lines.flatMap(({ scope, url }) => (scope === undefined || url === undefined ? [] : [[scope, url] as const])),
  }
}

function readYarn(yarnrc: string): Settings {
  const settings = readYamlValue(yarnrc)
  return {
    main: text(member(settings, 'npmRegistryServer')),
    scopes: members(member(settings, 'npmScopes')).map(([scope, value]) => [withAt(scope), text(member(value, 'npmRegistryServer'))]),
  }
}

/** Bun: `[install]` with `registry = "…"` or `{ url = "…" }`, and `scopes` of the same two forms. */
function readBun(bunfig: string): Settings {
  const { table = {} } = readToml(bunfig)
  const install = tableAt(table, 'install')
  const scopes = tableAt(install, 'scopes')
  const addressAt = (parent: typeof install, key: string): string | null =>
    wordAt(parent, key) ?? wordAt(tableAt(parent, key), 'url') ?? null
  return { main: addressAt(install, 'registry'), scopes: Object.keys(scopes).map((scope) => [withAt(scope), addressAt(scopes, scope)]) }
}

function readPnpm(workspace: string): Settings {
  const settings = readYamlValue(workspace)
  const registries = members(member(settings, 'registries')).map(([scope, value]) => [scope, text(value)] as const)
  return {
    main: registries.find(([scope]) => scope === 'default')?.[1] ?? text(member(settings, 'registry')),
    scopes: registries.filter(([scope]) => scope !== 'default'),
    named: members(member(settings, 'namedRegistries')).map(([, value]) => text(value)),
  }
}

function readYamlValue(source: string): unknown {
  try {
    return source === '' ? null : parse(source)
  } catch {
    // A file of settings that cannot be read names no registry; its package manager stops at it too.
    return null
  }
}

function withAt(scope: string): string {
  return scope.startsWith('@') ? scope : `@${scope}`
}

function address(url: string | null | undefined): string | undefined {
  return url !== null && url !== undefined && hostOf(url) !== undefined ? url : undefined
}

/** `${NAME}`, and `${NAME:-default}` of yarn: the default, or a word that stands for what is not known. */
function withoutVariables(source: string): string {
  return source.replaceAll(/\$\{[^}:?-]+(?::?-(?<otherwise>[^}]*)|\?)?\}/g, (_, otherwise: string | undefined) => otherwise ?? 'x')
}

/**
 * The address that a package is fetched at; null where the lockfile names none, or none of http. npm reads the public registry's host as
 * "the registry that is configured" (`replace-registry-host`), and so may a lockfile be written at home and installed behind a mirror.
 */
export function fetchedAt({ source, ecosystem }: LockedPackage, format: string, { main, replacedHost }: ProjectRegistries): URL | null {
  // An index of Python serves its files from hosts of their own: the index is what counts.
  const isByHost = source.kind === 'registry' && source.host !== undefined && (source.url === undefined || ecosystem === 'PyPI')
  const written = isByHost ? `${source.url?.startsWith('http:') ? 'http' : 'https'}://${source.host}/` : source.url
  const url = written !== undefined && /^https?:/i.test(written) ? URL.parse(written) : null
  const replaced = replacedHost === 'npmjs' ? 'registry.npmjs.org' : replacedHost
  if (url === null || format !== 'npm' || main === undefined || (replaced !== 'always' && replaced !== url.hostname)) return url
  const { protocol, host, pathname } = new URL(main)
  const below = pathname.replace(/\/+$/, '')
  return new URL(`${protocol}//${host}${url.pathname.startsWith(`${below}/`) ? '' : below}${url.pathname}${url.search}`)
}
