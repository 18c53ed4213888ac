import { createHash } from 'node:crypto'
import { Fault } from '@galley/fault'
import type { PluginFacts, Runtime } from '@galley/runtime'
import { defaultLimits, type Permissions, type Role } from '@galley/sdk'

type Record = Awaited<ReturnType<Runtime['plugins']['list']>>[number]

const sbom = (): string => '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[]}'

function plugin(name: string, permissions: Permissions, of: { readonly role: Role } | { readonly provides: readonly string[] }): Record {
  return {
    name: `@galley/${name}`,
    version: '0.1.0',
    state: 'verified',
    kind: 'role' in of ? 'agent' : 'tool',
    ...of,
    digest: createHash('sha256').update(name).digest('hex'),
    author: 'workspace',
    reviewers: [],
    builtHere: true,
    origin: 'workspace',
    permissions,
    limits: defaultLimits,
    usedAs: 'role' in of ? [{ as: of.role, by: 'default' }] : [],
    sbom,
  }
}

const all: readonly Record[] = [
  plugin('planner', { model: { maxTokens: 20_000 } }, { role: 'planner' }),
  plugin('researcher', { search: { maxQueries: 12 }, read: { maxPages: 40 }, model: { maxTokens: 60_000 } }, { role: 'researcher' }),
  plugin('writer', { model: { maxTokens: 60_000 } }, { role: 'writer' }),
  plugin('fact-checker', { model: { maxTokens: 40_000 } }, { role: 'fact-checker' }),
  plugin('editor', { model: { maxTokens: 20_000 } }, { role: 'editor' }),
  plugin('search-folder', { files: {} }, { provides: ['search', 'read'] }),
  plugin(
    'search-searxng',
    { fetch: { allowedHosts: ['$base'], methods: ['GET'], reasoning: 'It asks the search engine that the operator named.' } },
    { provides: ['search'] },
  ),
  plugin(
    'page-reader',
    { fetch: { allowedHosts: ['*'], methods: ['GET'], reasoning: 'It reads the pages that a search found.' } },
    { provides: ['read'] },
  ),
]

/** A tool of somebody else, with two reviewers and an update that wants more. */
export const arxiv: PluginFacts = {
  name: '@me/arxiv',
  version: '1.1.0',
  description: 'Searches arXiv.',
  kind: 'tool',
  provides: ['search'],
  spec: 'npm:@me/arxiv@1.1.0',
  digest: createHash('sha256').update('arxiv').digest('hex'),
  author: { id: 'me', until: '2027-11-01T00:00:00.000Z' },
  reviewers: [
    { id: 'ada', at: '2026-11-01T09:00:00.000Z', until: '2027-05-01T09:00:00.000Z' },
    { id: 'grace', at: '2026-11-02T09:00:00.000Z', until: null },
  ],
  minReviewers: 2,
  permissions: { fetch: { allowedHosts: ['export.arxiv.org', '*.example.org'], methods: ['GET'], reasoning: 'It asks arXiv.' } },
  may: ['GET from export.arxiv.org, any host below example.org, up to 200 times a run: It asks arXiv.'],
  risks: [
    {
      code: 'documents-to-hosts',
      words: 'It sees your documents and asks export.arxiv.org: what it saw can leave in the address of a request.',
    },
  ],
  bill: { components: 3, score: 9.5, missing: ['supplier'] },
  resembles: null,
  changes: {
    from: '1.0.0',
    to: '1.1.0',
    isOlder: false,
    powers: { added: ['GET from any host below example.org'], removed: [] },
    components: { added: ['pkg:npm/fast-xml-parser@5.3.0'], removed: ['pkg:npm/fast-xml-parser@5.2.0'] },
    hosts: { added: ['mirror.example.org'], removed: [] },
    reviewers: { added: ['grace'], removed: [] },
    author: null,
  },
  needsConsent: true,
  proven: ['The registry signed it, and it was built from github.com/me/arxiv by release.yml.'],
  unchecked: ['Whether arXiv answers what it should.'],
  consent: 'c'.repeat(64),
}

/** The record of `arxiv` once it is installed. */
const installed: Record = {
  ...plugin('arxiv', arxiv.permissions, { provides: ['search'] }),
  name: arxiv.name,
  version: '1.0.0',
  author: 'me',
  builtHere: false,
  origin: 'installed',
  reviewers: arxiv.reviewers,
}

const notAsked = async (): Promise<never> => {
  throw new Error('the gateway does not ask for this')
}

export function fakePlugins(refused: boolean): Runtime['plugins'] {
  let records = [...all, installed].map((record): Record => {
    if (!refused || record.name !== '@galley/editor') return record
    const fault = {
      code: 'PLUGIN_TAMPERED',
      message: 'a byte of dist/index.js differs from what was signed',
      hint: 'Run `galley plugin repack editor`.',
    }
    return { name: record.name, version: record.version, state: 'refused', builtHere: true, origin: 'workspace', fault, usedAs: [], sbom }
  })
  const info = (name: string): Record => {
    const found = records.find((record) => record.name === name)
    if (!found)
      throw new Fault('PLUGIN_NOT_FOUND', {
        message: `There is no plugin ${name}.`,
        hint: 'See `galley plugin list`.',
        status: 404,
        exit: 2,
      })
    return found
  }
  return {
    list: async () => records,
    info: async (name) => info(name),
    sbom: async (name) => info(name).sbom(),
    call: async () => ({}),
    changes: () => (arxiv.changes ? new Map([[arxiv.name, { ...arxiv.changes, at: '2026-11-03T09:00:00.000Z' }]]) : new Map()),
    work: async () =>
      new Map([
        [
          '@galley/page-reader',
          [
            {
              draft: 'd1-registries',
              at: '2026-11-20T09:00:00.000Z',
              title: 'How registries are attacked',
              calls: [{ kind: 'fetch', count: 7, unanswered: 1 }],
              tokens: 0,
              hosts: ['blog.npmjs.org', 'example.org'],
            },
          ],
        ],
        [
          '@galley/editor',
          [
            {
              draft: 'd1-registries',
              at: '2026-11-20T09:00:00.000Z',
              title: 'How registries are attacked',
              calls: [],
              tokens: 0,
              hosts: [],
            },
          ],
        ],
      ]),
    develop: async (dir) => info(dir),
    repack: async (name) => info(name),
    installFrozen: notAsked,
    updates: notAsked,
    explain: notAsked,
    inspect: async (source) => {
      if (source === '@me/stranger') throw refusal('PLUGIN_UNTRUSTED_SIGNER', 403, 3)
      return { ...arxiv, spec: typeof source === 'string' ? source : source.fileName }
    },
    install: async ({ consent }) => {
      if (consent !== arxiv.consent) throw refusal('CONSENT_STALE', 409, 3)
      records = [...records.filter(({ name }) => name !== arxiv.name), { ...installed, version: arxiv.version }]
      return arxiv
    },
    remove: async (name) => {
      if (!records.some((record) => record.name === name && !record.builtHere)) throw refusal('PLUGIN_NOT_INSTALLED', 404, 2)
      const { version, digest = '' } = info(name)
      records = records.filter((record) => record.name !== name)
      return { name, version, digest }
    },
  }
}

function refusal(code: string, status: number, exit: 2 | 3): Fault {
  return new Fault(code, { message: `it was refused: ${code}`, hint: 'Do not use it.', status, exit })
}
