import type { PackageSource } from '../../locked-package.ts'
import { normalName } from '../../normal-name.ts'

/** A requirement that pip would install. `version` is empty where the file gives a range. */
export interface Requirement {
  readonly name: string
  readonly version: string
  readonly source: PackageSource
  readonly hashes: readonly string[]
}

const archive = /\.(?:whl|tar\.gz|tgz|tar\.bz2|zip)$/i

/** Reads one requirement (PEP 508, an address, a path); a folder of the project's own; or in words why it is none. */
export function readRequirement(text: string): Requirement | { readonly folder: string } | string {
  const hashes = [...text.matchAll(/\s--hash[= ](?<hash>\S+)/g)].map((match) => match.groups?.['hash'] ?? '')
  const bare = text.split(/\s-{1,2}[a-zA-Z]/, 1)[0]?.trim() ?? ''
  if (/^(?:[a-z+]+:\/\/|(?:git|hg|svn|bzr)\+|file:)/i.test(bare)) return readAddress(bare, undefined, hashes)
  if (/^(?:\.|\/|~)/.test(bare) || (archive.test(bare) && !bare.includes('@'))) return readPath(bare, hashes)
  const { name, rest = '' } = /^(?<name>[a-z\d](?:[\w.-]*[a-z\d])?)\s*(?:\[[^\]]*\])?\s*(?<rest>.*)$/is.exec(bare)?.groups ?? {}
  if (name === undefined) return 'this is no requirement that is understood'
  if (rest.startsWith('@')) return readAddress(rest.slice(1).trim(), name, hashes)
  const wanted = (rest.split(';', 1)[0] ?? '').replace(/^\((?<inner>.*)\)\s*$/s, '$<inner>').trim()
  if (
    wanted !== '' &&
    !wanted
      .replace(/,$/, '')
      .split(',')
      .every((clause) => /^\s*(?:===?|~=|!=|<=?|>=?)\s*[^\s,;=<>!~]+\s*$/.test(clause))
  ) {
    return `"${name}" is followed by what is not understood`
  }
  const exact = /(?:^|,)\s*={2,3}\s*(?<version>[^\s,*$]+)\s*(?:,|$)/.exec(wanted)?.groups?.['version']
  return { name: normalName('PyPI', name), version: exact ?? '', source: { kind: 'registry' }, hashes }
}

function readAddress(
  address: string,
  given: string | undefined,
  hashes: readonly string[],
): Requirement | { readonly folder: string } | string {
  const url = address.split(/\s/, 1)[0] ?? ''
  const path = url.split(/[#?]/, 1)[0] ?? ''
  const inName = archiveName(path)
  const name = given ?? /[#&]egg=(?<name>[\w.-]+)/.exec(url)?.groups?.['name'] ?? inName?.name
  if (/^file:/i.test(url) && !archive.test(path)) return { folder: path.replace(/^file:(?:\/\/)?/i, '') }
  if (name === undefined) return `the name of the package at ${path} is not told`
  const source = addressSource(url)
  const version = source.kind === 'git' ? commitOf(url) : (inName?.version ?? path)
  return { name: normalName('PyPI', name), version, source, hashes: [...hashes, ...fragmentHash(url)] }
}

function addressSource(url: string): PackageSource {
  if (/^(?:git|hg|svn|bzr)\+/i.test(url)) return { kind: 'git', url }
  return { kind: /^file:/i.test(url) ? 'file' : 'tarball', url }
}

function commitOf(url: string): string {
  return /@(?<commit>[^@/#]+)(?:#|$)/.exec(url.slice(url.indexOf('://') + 3))?.groups?.['commit'] ?? ''
}

function fragmentHash(url: string): readonly string[] {
  const { kind, hash } = /[#&](?<kind>sha\d+|md5)=(?<hash>[\da-f]+)/.exec(url)?.groups ?? {}
  return kind === undefined || hash === undefined ? [] : [`${kind}:${hash}`]
}

function readPath(path: string, hashes: readonly string[]): Requirement | { readonly folder: string } | string {
  const plain = path.split(/[;[]/, 1)[0]?.trim() ?? ''
  if (!archive.test(plain)) return { folder: plain }
  const read = archiveName(plain)
  return read === undefined
    ? `the name of the package in ${plain} is not told`
    : { ...read, name: normalName('PyPI', read.name), source: { kind: 'file', url: plain }, hashes }
}

/** Name and version in a wheel's (PEP 427) or a source archive's file name. */
function archiveName(path: string): { readonly name: string; readonly version: string } | undefined {
  const file = path.slice(path.lastIndexOf('/') + 1)
  const { name, version } =
    (/\.whl$/i.test(file) ? /^(?<name>[^-]+)-(?<version>[^-]+)-/ : /^(?<name>.+)-(?<version>\d[^-]*?)\.(?:tar\.|tgz|zip)/).exec(file)
      ?.groups ?? {}
  return name === undefined || version === undefined ? undefined : { name, version }
}
