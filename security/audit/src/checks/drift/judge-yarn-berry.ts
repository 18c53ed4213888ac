import type { Finding } from '@galley/findings'
import { readYaml } from '../../formats/read/read-yaml.ts'
import { entriesOf, fieldOf, textAt, textOf, type Tree } from '../../formats/read/tree.ts'
import type { Specifiers } from '../../read-manifest.ts'
import { readOwnManifests, type OwnManifest } from '../../read-own-manifests.ts'
import { driftFindings } from './drift-findings.ts'
import type { DriftLock } from './drift-lock.ts'

const command = 'yarn install --mode=update-lockfile'

/**
 * Compares as `yarn install --immutable` does: each workspace is an entry of the lockfile that repeats what its manifest asks for, and
 * what `resolutions` put in place of something has an entry too.
 */
export function judgeYarnBerry(lock: DriftLock): readonly Finding[] {
  const document = readYaml(lock.text).documents[0]
  const entries = entriesOf(document).map(({ value }) => value)
  const workspaces = new Map(
    entries.flatMap((value) => {
      const { name, folder } = /^(?<name>.+)@workspace:(?<folder>[^:]*)$/.exec(textAt(value, 'resolution') ?? '')?.groups ?? {}
      return name === undefined || folder === undefined ? [] : [[folder, { name, value }] as const]
    }),
  )
  if (!workspaces.has('.')) return []
  const descriptors = new Set(entriesOf(document).flatMap(({ key }) => key.split(/,\s*/).map((one) => one.replace(/(?<=.)@npm:/, '@'))))
  const manifests = readOwnManifests(lock.files)
  const root = manifests.find(({ folder }) => folder === '.')
  return [
    ...manifests.flatMap((one) => judgeManifest(lock, one, workspaces.get(one.folder))),
    ...(root === undefined ? [] : judgeResolutions(lock, root, descriptors)),
  ]
}

function judgeManifest(
  lock: DriftLock,
  { path, text, manifest }: OwnManifest,
  entry: { readonly name: string; readonly value: Tree } | undefined,
): readonly Finding[] {
  const finding = driftFindings(lock, { path, text }, command)
  if (entry === undefined) return [finding({ name: manifest.name, message: 'is a workspace member that the lockfile does not know' })]
  const held = { dependencies: specifiersIn(entry.value, 'dependencies'), peers: specifiersIn(entry.value, 'peerDependencies') }
  const renamed =
    manifest.name === '.' || manifest.name === entry.name
      ? []
      : [finding({ name: manifest.name, severity: 'medium', message: `is a workspace that the lockfile knows as ${entry.name}` })]
  return [...renamed, ...compare(manifest.asked, held.dependencies, finding), ...compare(manifest.peers, held.peers, finding)]
}

function compare(asked: Specifiers, held: Specifiers, finding: ReturnType<typeof driftFindings>): readonly Finding[] {
  const differing = [...asked].flatMap(([name, specifier]) => {
    const before = held.get(name)
    if (before !== undefined && bare(before) === bare(specifier)) return []
    // A catalog's entry stands in the lockfile in its place.
    if (before !== undefined && specifier.startsWith('catalog:')) return []
    const message =
      before === undefined
        ? `is asked for as ${specifier}, and the lockfile does not hold it`
        : `is asked for as ${specifier}, but the lockfile was made for ${bare(before)}`
    return [finding({ name, message, evidence: { asked: specifier, held: before === undefined ? '' : bare(before) } })]
  })
  const left = [...held.keys()]
    .filter((name) => !asked.has(name))
    .map((name) => finding({ name, severity: 'medium', message: 'is no longer asked for, and the lockfile still holds it' }))
  return [...differing, ...left]
}

/** Only a resolution of a whole name is compared: what a path or a range stands for is yarn's to find out. */
function judgeResolutions(lock: DriftLock, { path, text, manifest }: OwnManifest, descriptors: ReadonlySet<string>): readonly Finding[] {
  const finding = driftFindings(lock, { path, text }, command)
  return [...manifest.resolutions].flatMap(([pattern, specifier]) => {
    if (!/^(?:@[^/@]+\/)?[^/@*]+$/.test(pattern) || /^(?!npm:)[a-z+]+:/.test(specifier)) return []
    const isNamed = [...descriptors].some((one) => one.startsWith(`${pattern}@`))
    if (!isNamed || descriptors.has(`${pattern}@${bare(specifier)}`)) return []
    return [finding({ name: pattern, message: `is resolved to ${specifier} by the manifest, and the lockfile was made without that` })]
  })
}

const specifiersIn = (value: Tree, field: string): Specifiers =>
  new Map(entriesOf(fieldOf(value, field)).map(({ key, value: specifier }) => [key, textOf(specifier) ?? '']))

/** yarn writes `npm:` before every range; without a protocol that is what a range means. */
const bare = (specifier: string): string => specifier.replace(/^npm:(?!.*(?<!^)@)/, '')
