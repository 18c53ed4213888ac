import { createHash } from 'node:crypto'
import { Fault } from '@galley/fault'
import type { Runtime } from '@galley/runtime'
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

export function fakePlugins(refused: boolean): Runtime['plugins'] {
  const records = all.map((record): Record => {
    if (!refused || record.name !== '@galley/editor') return record
    const fault = {
      code: 'PLUGIN_TAMPERED',
      message: 'a byte of dist/index.js differs from what was signed',
      hint: 'Run `galley plugin repack editor`.',
    }
    return { name: record.name, version: record.version, state: 'refused', builtHere: true, fault, usedAs: [], sbom }
  })
  const info = (name: string): Record => {
    const found = records.find((record) => record.name === name)
    if (!found)
      throw new Fault('PLUGIN_NOT_FOUND', {
        message: `there is no plugin ${name}`,
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
    work: () =>
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
    repack: async (name) => info(name),
    ...noPapers,
  }
}

const notThere = (): Promise<never> => Promise.reject(new Error('these plugins have no papers'))

const noPapers: Pick<Runtime['plugins'], 'inspect' | 'install' | 'installFrozen' | 'updates' | 'remove' | 'explain'> = {
  inspect: notThere,
  install: notThere,
  installFrozen: notThere,
  updates: notThere,
  remove: notThere,
  explain: notThere,
}
