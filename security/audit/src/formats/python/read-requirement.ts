import type { PackageSource } from '../../locked-package.ts'
import { normalName } from '../../normal-name.ts'
import { isArchive, readArchiveName } from './read-archive-name.ts'
import { trimPython } from './pip/trim-python.ts'

/** A requirement that pip would install. `version` is empty where the file gives a range. */
export interface Requirement {
  readonly name: string
  readonly version: string
  readonly source: PackageSource
  readonly hashes: readonly string[]
  /** The range, or the address, that is asked for, as it is written. */
  readonly asked: string
}

/** A folder of the project's own. */
export interface RequiredFolder {
  readonly folder: string
}

/** Addresses: those that pip downloads, and those of version control. */
const address = /^(?:https?|ftp|file|ssh|sftp|git|hg|svn|bzr|(?:git|hg|svn|bzr)\+[a-z]+):/i
const repository = /^(?:ssh|sftp|git|hg|svn|bzr)[:+]/i

/** The name in a requirement, and the extras behind it (PEP 508). */
const beginning = /^(?<name>[a-z\d](?:[\w.-]*[a-z\d])?)[ \t]*(?:\[[^\]]*\])?[ \t]*(?<rest>.*)$/is

/** One clause of a version specifier (PEP 440): any text behind `===`, else a version, perhaps with an epoch in front. */
const clause =
  /^[ \t]*(?:(?<same>===)[ \t]*(?<text>[^ \t,;()]+)|(?<operator>==|~=|!=|<=?|>=?)[ \t]*(?<version>(?:\d+!)?[^\s,;=<>!~()[\]]+))[ \t]*$/

/** Reads one requirement (PEP 508, an address, a path); a folder of the project's own; or in words why it is none. */
export function readRequirement(text: string, hashes: readonly string[] = []): Requirement | RequiredFolder | string {
  if (address.test(text)) return readAddress(trimPython(text.split('; ', 1)[0] ?? ''), undefined, hashes)
  const bare = trimPython(text.split(';', 1)[0] ?? '')
  const { name, rest = '' } = beginning.exec(bare)?.groups ?? {}
  if (name !== undefined && rest.startsWith('@')) return readPlace(trimPython(rest.slice(1)), name, hashes)
  const path = bare.endsWith(']') ? bare.slice(0, Math.max(0, bare.lastIndexOf('['))) : bare
  if ((isArchive(path) && !/^[^./@][^/@]*@/.test(path)) || /^[.~/]|^[\w.-]+\//.test(path)) return readPath(path, undefined, hashes)
  if (name === undefined) return 'this is no requirement that is understood'
  const asked = trimPython(rest.replace(/^\((?<inner>.*)\)[ \t]*$/s, '$<inner>'))
  const clauses =
    asked === ''
      ? []
      : asked
          .replace(/,$/, '')
          .split(',')
          .map((one) => clause.exec(one)?.groups)
  if (clauses.includes(undefined)) return `"${name}" is followed by what is not understood`
  const exact = clauses.flatMap(
    (one) => one?.['text'] ?? (one?.['operator'] === '==' && !one['version']?.includes('*') ? (one['version'] ?? []) : []),
  )
  return { name: normalName('PyPI', name), version: exact[0] ?? '', source: { kind: 'registry' }, hashes, asked }
}

/** The place behind `name @`: an address, or a path, which uv and poetry take. */
function readPlace(place: string, given: string, hashes: readonly string[]): Requirement | RequiredFolder | string {
  if (/[ \t]/.test(place)) return `"${given}" is followed by what is not understood`
  return address.test(place) ? readAddress(place, given, hashes) : readPath(place, given, hashes)
}

function readAddress(url: string, given: string | undefined, hashes: readonly string[]): Requirement | RequiredFolder | string {
  const path = url.split(/[#?]/, 1)[0] ?? ''
  if (repository.test(url)) {
    const name = given ?? eggOf(url)
    if (name === undefined) return `the name of the package at ${path} is not told`
    return { name: normalName('PyPI', name), version: commitOf(url), source: { kind: 'git', url }, hashes, asked: url }
  }
  if (/^file:/i.test(url) && !isArchive(url)) return { folder: path.replace(/^file:(?:\/\/)?/i, '') }
  const inName = readArchiveName(url, given ?? eggOf(url))
  const name = given ?? (/\.whl$/i.test(path) ? inName?.name : (eggOf(url) ?? inName?.name))
  if (name === undefined) return `the name of the package at ${path} is not told`
  const kind = /^file:/i.test(url) ? 'file' : 'tarball'
  return {
    name: normalName('PyPI', name),
    version: inName?.version ?? path,
    source: { kind, url },
    hashes: [...hashes, ...fragmentHash(url)],
    asked: url,
  }
}

function eggOf(url: string): string | undefined {
  return /[#&]egg=(?<name>[\w.-]+)/.exec(url)?.groups?.['name']
}

function commitOf(url: string): string {
  return /@(?<commit>[^@/#]+)(?:#|$)/.exec(url.slice(url.indexOf('://') + 3))?.groups?.['commit'] ?? ''
}

function fragmentHash(url: string): readonly string[] {
  const { kind, hash } = /[#&](?<kind>sha\d+|md5)=(?<hash>[\da-f]+)/.exec(url)?.groups ?? {}
  return kind === undefined || hash === undefined ? [] : [`${kind}:${hash}`]
}

function readPath(path: string, given: string | undefined, hashes: readonly string[]): Requirement | RequiredFolder | string {
  if (!isArchive(path)) return { folder: path }
  const inName = readArchiveName(path, given)
  const name = given ?? inName?.name
  return name === undefined
    ? `the name of the package in ${path} is not told`
    : { name: normalName('PyPI', name), version: inName?.version ?? path, source: { kind: 'file', url: path }, hashes, asked: path }
}
