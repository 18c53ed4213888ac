import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { createVerdictStatement, formatTarballName, signStatement, vettedProperty, type Signer } from '@galley/trust'
import { keyOf, newSigner, policyText, signContent, type PolicyJson } from '@galley/trust/test/release'
import type { Permissions, PluginManifest } from '@galley/sdk'
import { createPapers } from '../src/plugins/create-papers.ts'
import type { PluginPapers } from '../src/plugins/plugin-papers.ts'
import type { PluginLogEntry } from '../src/plugins/log/log-entry.ts'
import type { ProjectFolders } from '../src/plugins/project/project-files.ts'

/** Moment of every test. */
export const now = new Date('2026-11-24T12:00:00Z')

/** People of the tests: `acme` makes plugins, ada and bob look at them. */
interface People {
  readonly acme: Signer
  readonly ada: Signer
  readonly bob: Signer
}

/** A project in a folder of its own, with its data beside it, and its papers. Removed after the test. */
export interface TestProject extends ProjectFolders {
  readonly people: People
  readonly papers: PluginPapers
  readonly log: PluginLogEntry[]
  /** Names that the kernel was told of, `-name` for one that it was told to forget. */
  readonly told: string[]
  /** Writes a release into the project's folder, and returns its spec. */
  readonly release: (content: ReleaseContent) => string
  readonly trust: (change: (policy: PolicyJson) => void) => void
  /** Folders of the store. */
  readonly stored: () => readonly string[]
  /** The same project as another machine sees it: the same folder, other data. */
  readonly elsewhere: () => TestProject
}

/** A release, where it is not as usual. */
interface ReleaseContent {
  readonly name?: string
  readonly version?: string
  readonly permissions?: Permissions
  readonly code?: string
  readonly author?: Signer
  /** Reviewers that vouch for it; ada and bob when left out. */
  readonly reviewers?: readonly Signer[]
  readonly bundled?: readonly string[]
}

/** Makes a project whose policy trusts acme for `@acme/*` and asks for two reviewers. */
export function makeProject(): TestProject {
  const root = tempFolder()
  const people = { acme: newSigner(), ada: newSigner(), bob: newSigner() }
  const project = openProject(join(root, 'project'), join(root, 'data'), people)
  project.trust(() => undefined)
  return project
}

function openProject(projectDir: string, dataDir: string, people: People): TestProject {
  const [log, told]: [PluginLogEntry[], string[]] = [[], []]
  const papers = createPapers({
    projectDir,
    dataDir,
    env: {},
    clock: () => now,
    fetch: async () => Promise.reject(new Error('nothing is fetched')),
    index: null,
    safeFetch: async () => Promise.reject(new Error('nothing is fetched')),
    registry: () => {
      throw new Error('no registry is asked')
    },
    ownNames: ['@galley/echo'],
    exclusively: async (_, task) => task(),
    log: async (entry) => Promise.resolve(void log.push(entry)),
    kernel: {
      replace: async ({ name }) => Promise.resolve(void told.push(name)),
      forget: async (name) => Promise.resolve(void told.push(`-${name}`)),
      plugin: async (name) => Promise.reject(new Error(`there is no kernel that knows ${name}`)),
    },
    workOf: async () => [],
  })
  const trust = (change: (policy: PolicyJson) => void): void => {
    const text = policyText(people.acme, (policy) => {
      for (const name of ['ada', 'bob'] as const)
        policy.signers[name] = { roles: ['reviewer'], keys: [keyOf(people[name])], identities: [], namespaces: ['*'] }
      policy.require.push({ predicate: 'https://in-toto.io/attestation/svr/v0.2', role: 'reviewer', threshold: 2, distinctFrom: 'author' })
      change(policy)
    })
    writeIn(projectDir, 'trust-policy.json', text)
  }
  const release = (content: ReleaseContent): string => writeRelease(projectDir, people, content)
  const stored = (): readonly string[] => (existsSync(join(dataDir, 'store')) ? readdirSync(join(dataDir, 'store')) : [])
  const elsewhere = (): TestProject => openProject(projectDir, tempFolder(), people)
  return { projectDir, dataDir, people, papers, log, told, release, trust, stored, elsewhere }
}

function writeRelease(dir: string, { acme, ada, bob }: People, content: ReleaseContent): string {
  const { name = '@acme/wire', version = '1.0.0', permissions = {}, code = 'export default { operations: {} }\n' } = content
  const galley: PluginManifest = { schemaVersion: 1, main: 'dist/plugin.mjs', kind: 'tool', provides: ['search'], permissions }
  const { bundled = [], author = acme, reviewers = [ada, bob] } = content
  const sources = [`${name}@${version}/src/index.ts`, ...bundled.map((each) => `${each}/index.js`)]
  const files = Object.entries({
    'package/dist/plugin.mjs': code,
    'package/dist/plugin.mjs.map': JSON.stringify({ version: 3, sources, names: [], mappings: '' }),
    'package/package.json': JSON.stringify({ name, version, galley }),
  }).map(([path, text]) => [path, new TextEncoder().encode(text)] as const)
  const { tarball, sbom, bundles } = signContent({ name, version, files: new Map(files) }, author, bundled)
  const verdict = createVerdictStatement({
    name,
    version,
    tarball,
    verifier: 'https://example.org/vet',
    timeCreated: '2026-11-20T00:00:00Z',
    expiresAt: '2027-05-01T00:00:00Z',
    properties: [vettedProperty],
    policies: [],
    recordings: '0'.repeat(64),
  })
  const verdicts = reviewers.map((reviewer) => `${signStatement(verdict, reviewer)}\n`)
  const file = formatTarballName(name, version)
  writeIn(dir, file, tarball)
  writeIn(dir, `${file}.cdx.json`, sbom)
  writeIn(dir, `${file}.bundles.jsonl`, bundles + verdicts.join(''))
  return `./${file}`
}

function writeIn(dir: string, name: string, content: string | Uint8Array): void {
  mkdirSync(dir, { recursive: true })
  writeFileSync(join(dir, name), content)
}
