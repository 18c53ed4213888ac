import { normalName } from '../normal-name.ts'
import { list, member, members, timestamp, text } from './json-value.ts'
import { repositoryOf } from './repository-of.ts'

/** A Python index's facts about one release. */
export interface PypiReleaseFacts {
  readonly version: string
  /** The first of its files, ISO 8601. */
  readonly publishedAt: string | null
  /** The reason why it was withdrawn; null where it was not. */
  readonly yanked: string | null
}

/** A Python index's facts about a project (PyPI's JSON API). Null is "not said". */
export interface PypiFacts {
  readonly name: string
  readonly latest: string | null
  readonly createdAt: string | null
  readonly licence: string | null
  readonly repository: string | null
  /** `Development Status :: 7 - Inactive` and the like. */
  readonly isInactive: boolean
  /** Names, normalised, of the projects that the latest release needs. */
  readonly dependencies: readonly string[]
  /** No release has a file any more. */
  readonly isRemoved: boolean
  readonly releases: readonly PypiReleaseFacts[]
}

/** Reads the answer of `/pypi/NAME/json`; null where it is none, or is another project's. */
export function readPypiFacts(json: unknown, name: string): PypiFacts | null {
  const info = member(json, 'info')
  const said = text(member(info, 'name'))
  if (said === null || normalName('PyPI', said) !== normalName('PyPI', name)) return null
  const classifiers = list(member(info, 'classifiers')).flatMap((one) => text(one) ?? [])
  const files = members(member(json, 'releases'))
  const releases = files.map(([version, ofRelease]) => readRelease(version, list(ofRelease)))
  const times = releases.flatMap(({ publishedAt }) => publishedAt ?? []).toSorted()
  return {
    name: normalName('PyPI', name),
    latest: text(member(info, 'version')),
    createdAt: times[0] ?? null,
    licence: licenceOf(info, classifiers),
    repository: sourceOf(info),
    isInactive: classifiers.includes('Development Status :: 7 - Inactive'),
    dependencies: list(member(info, 'requires_dist')).flatMap((one) => {
      const needed = /^[\w.-]+/.exec(text(one) ?? '')?.[0]
      return needed === undefined ? [] : [normalName('PyPI', needed)]
    }),
    // Some mirrors leave `releases` out of their answer and give the files of the latest one alone.
    isRemoved: files.every(([, ofRelease]) => list(ofRelease).length === 0) && list(member(json, 'urls')).length === 0,
    releases,
  }
}

function readRelease(version: string, files: readonly unknown[]): PypiReleaseFacts {
  const times = files.flatMap((file) => timestamp(member(file, 'upload_time_iso_8601')) ?? []).toSorted()
  const isYanked = files.length > 0 && files.every((file) => member(file, 'yanked') === true)
  const reason = files.flatMap((file) => text(member(file, 'yanked_reason')) ?? [])[0] ?? 'no reason given'
  return { version, publishedAt: times[0] ?? null, yanked: isYanked ? reason : null }
}

/** The expression of PEP 639; else the classifier; else a `license` field that is short enough to be a name and not the text. */
function licenceOf(info: unknown, classifiers: readonly string[]): string | null {
  const expression = text(member(info, 'license_expression'))
  if (expression !== null) return expression
  const named = classifiers.flatMap((one) => /^License :: OSI Approved :: (?<name>.+)$/.exec(one)?.groups?.['name'] ?? [])
  const known = named.flatMap((one) => (Object.hasOwn(classified, one) ? (classified[one] ?? []) : []))
  if (named.length === 1 && known.length === 1) return known[0] ?? null
  const free = text(member(info, 'license'))
  return free !== null && free.length <= 100 && !free.includes('\n') ? free : (named[0] ?? null)
}

/** Trove classifiers that name exactly one licence (PEP 639, "Mapping License Classifiers to SPDX identifiers"). */
const classified: Readonly<Record<string, string>> = {
  'MIT License': 'MIT',
  'Apache Software License': 'Apache-2.0',
  'Mozilla Public License 2.0 (MPL 2.0)': 'MPL-2.0',
  'ISC License (ISCL)': 'ISC',
  'The Unlicense (Unlicense)': 'Unlicense',
  'GNU General Public License v2 (GPLv2)': 'GPL-2.0-only',
  'GNU General Public License v2 or later (GPLv2+)': 'GPL-2.0-or-later',
  'GNU General Public License v3 (GPLv3)': 'GPL-3.0-only',
  'GNU General Public License v3 or later (GPLv3+)': 'GPL-3.0-or-later',
  'GNU Lesser General Public License v3 (LGPLv3)': 'LGPL-3.0-only',
  'GNU Affero General Public License v3': 'AGPL-3.0-only',
}

function sourceOf(info: unknown): string | null {
  const links = new Map(members(member(info, 'project_urls')).map(([label, url]) => [label.toLowerCase().replaceAll(/[^a-z]/g, ''), url]))
  const labels = ['source', 'sourcecode', 'repository', 'github', 'code', 'homepage']
  const found = labels.map((label) => repositoryOf(links.get(label))).find((one) => one !== null)
  return found ?? repositoryOf(member(info, 'home_page'))
}
