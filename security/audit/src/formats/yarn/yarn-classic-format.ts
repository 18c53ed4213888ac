import type { PackageSource } from '../../locked-package.ts'
import type { BlindSpot, ParsedLockfile, ReadSibling } from '../../parsed-lockfile.ts'
import { assemblePackages, type LockfileEntry } from '../graph/assemble-packages.ts'
import { isArchive, readNpmSource } from '../read/read-npm-source.ts'
import { type OwnManifest, readOwnManifests } from '../../read-own-manifests.ts'
import { findManifestStarts, requestsOf } from '../graph/find-manifest-starts.ts'
import type { Request } from '../graph/collect-asked.ts'
import { readJson } from '../read/read-json.ts'
import { readOverrides } from '../read/read-overrides.ts'
import { readYarnV1, type YarnV1Block } from './read-yarn-v1.ts'
import { findVersionless } from '../read/find-versionless.ts'
import { createYarnAnswers, type YarnAnswers } from './yarn-answers.ts'
import { countYarnClassic } from './count-yarn.ts'
import type { LockfileFormat } from '../lockfile-format.ts'

/** yarn.lock version 1. It names neither root nor development: those come from the package.json beside it and those of its members, as far as there are any. */
export const yarnClassicFormat: LockfileFormat = {
  id: 'yarn-classic',
  matches: (name) => name === 'yarn.lock',
  claims: (text) => /^# yarn lockfile v1/m.test(text),
  parse,
  count: countYarnClassic,
}

function parse(text: string, file: string, readSibling: ReadSibling): ParsedLockfile {
  const read = readYarnV1(text)
  const blindSpots: BlindSpot[] = [...read.blindSpots]
  const entries: LockfileEntry[] = []
  const answers = createYarnAnswers()
  const blocks = new Map<string, YarnV1Block>()
  for (const block of read.blocks) {
    const entry = toEntry(block)
    if (typeof entry === 'string') blindSpots.push({ line: block.line, what: entry })
    else if (entry !== null) {
      entries.push(entry)
      blocks.set(entry.id, block)
      for (const pattern of block.patterns) answers.add(pattern, entry.id)
    }
  }
  const next = (id: string): readonly string[] => (blocks.get(id)?.needs ?? []).flatMap(({ name, range }) => answers.find(name, range))
  for (const { needs, line } of read.blocks) {
    for (const { name, range } of needs) {
      const isHere = isLocal(range) || answers.find(name, range).length > 0
      if (!isHere) blindSpots.push({ line, what: `${name}@${range} is asked for, but this lock does not hold it` })
    }
  }
  const manifests = readOwnManifests(readSibling)
  const starts = findManifestStarts(manifests, answers.find, [...blocks.keys()], [...blocks.keys()].flatMap(next))
  const overrides = readOverrides(readJson(readSibling('package.json') ?? '').tree)
  const requests = requestsIn(entries, blocks, answers, manifests)
  const roots = manifests.map(({ folder, manifest }) => ({ name: manifest.name, folder, line: 1 }))
  blindSpots.push(...findVersionless(entries))
  return { packages: assemblePackages({ ecosystem: 'npm', file }, entries, { starts, next, requests, overrides }), roots, blindSpots }
}

/** An entry, null for a folder of the project's own, or in words why it is neither. */
function toEntry({ line, patterns, fields }: YarnV1Block): LockfileEntry | string | null {
  const pattern = patterns[0] ?? ''
  const { asked, range = '' } = /^(?<asked>(?:@[^/@]+\/)?[^/@]+)(?:@(?<range>.*))?$/s.exec(pattern)?.groups ?? {}
  const version = fields.get('version') ?? ''
  if (asked === undefined) return `"${pattern}" is no name with a range`
  const resolved = fields.get('resolved')
  if (resolved === undefined && isLocal(range)) return null
  const name = /^npm:(?<name>(?:@[^/@]+\/)?[^/@]+)/.exec(range)?.groups?.['name'] ?? asked
  const source = sourceOf(resolved, range)
  const alias = name === asked ? {} : { alias: asked }
  return {
    id: `${pattern} ${line}`,
    name,
    version,
    line,
    integrity: integrityOf(fields.get('integrity'), resolved, source),
    source,
    ...alias,
  }
}

/** Old locks, and tarballs of no registry, have no `integrity`, but the SHA-1 of the tarball behind its address. */
function integrityOf(integrity: string | undefined, resolved: string | undefined, source: PackageSource): readonly string[] {
  if (integrity !== undefined) return integrity.split(/\s+/)
  const sha1 = /#(?<sha1>[0-9a-f]{40})$/.exec(resolved ?? '')?.groups?.['sha1']
  return sha1 === undefined || source.kind === 'git' ? [] : [`sha1-${Buffer.from(sha1, 'hex').toString('base64')}`]
}

function sourceOf(resolved: string | undefined, range: string): PackageSource {
  if (resolved === undefined) return readNpmSource(range.startsWith('file:') ? range : undefined)
  const source = readNpmSource(resolved)
  // yarn puts a commit behind the hash of any address that it cloned.
  return source.kind === 'tarball' && /#[0-9a-f]{40}$/.test(resolved) && !isArchive(resolved) && !/\.tgz/.test(resolved)
    ? { kind: 'git', url: resolved }
    : source
}

function isLocal(range: string): boolean {
  return /^(?:link:|portal:|workspace:|\.{0,2}\/)/.test(range) || (range.startsWith('file:') && !isArchive(range))
}

/** Requests of a project: of its manifest, of packages, and of workspace members, whose words are the patterns that nothing else asks for. */
function* requestsIn(
  entries: readonly LockfileEntry[],
  blocks: ReadonlyMap<string, YarnV1Block>,
  { find }: YarnAnswers,
  manifests: readonly OwnManifest[],
): Generator<Request> {
  const own = requestsOf(manifests, find)
  const known = new Set(own.map(({ id }) => id))
  yield* own
  // Many may ask for one thing in the same words: the first of them tells it.
  const told = new Set<string>()
  for (const { id: from, name: by } of entries) {
    for (const { name, range } of blocks.get(from)?.needs ?? []) {
      if (told.has(`${name}@${range}`)) continue
      told.add(`${name}@${range}`)
      for (const id of find(name, range)) {
        known.add(id)
        yield { id, specifier: range, by }
      }
    }
  }
  for (const [id, { patterns }] of blocks) {
    if (known.has(id)) continue
    for (const pattern of patterns) yield { id, specifier: pattern.slice(pattern.indexOf('@', 1) + 1) }
  }
}
