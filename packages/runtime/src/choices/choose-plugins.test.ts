import type { PluginRecord } from '@galley/kernel'
import { roles, textMediaTypes } from '@galley/sdk'
import { expect, test } from 'vitest'
import { loadSettings } from '../settings/load-settings.ts'
import { choosePlugins } from './choose-plugins.ts'
import type { ChosenPlugins } from './chosen-plugins.ts'

const record = (name: string, more: Partial<PluginRecord>): PluginRecord =>
  ({ name, version: '1.0.0', state: 'verified', ...more }) as PluginRecord
const searches = (name: string, permissions: PluginRecord['permissions'] = {}): PluginRecord =>
  record(name, { provides: ['search'], permissions })
const reads = (name: string, ...types: readonly string[]): PluginRecord => record(name, { provides: ['read'], reads: types })
const fetching = (...allowedHosts: readonly string[]) => ({ fetch: { allowedHosts, methods: ['GET'] as const, reasoning: 'x' } })
const house = [
  ...roles.map((role) => record(`@galley/${role}`, { role })),
  reads('@galley/page-reader', ...textMediaTypes),
  searches('@galley/search-folder', { files: {} }),
  searches('@galley/search-searxng', fetching('$base')),
]
const choose = (file: object, ...more: readonly PluginRecord[]): ChosenPlugins =>
  choosePlugins([...more, ...house], loadSettings({ file: { text: JSON.stringify(file), folder: '/' }, env: {}, defaultRoots: [] }))
const problemsOf = ({ problems }: ChosenPlugins): readonly string[] =>
  problems.map(({ code, message, hint }) => `${code} ${message} | ${hint}`)

test('without a choice the plugins of this house are used, and one that sorts first takes over nothing', () => {
  const aaa = [
    record('@galley/aaa-editor', { role: 'editor' }),
    reads('@galley/aaa-reader', ...textMediaTypes),
    searches('@galley/aaa-search', { files: {} }),
  ]
  const chosen = choose({}, ...aaa)
  expect(chosen).toEqual(choose({}))
  expect(chosen.problems).toEqual([])
  expect(chosen.uses.map(({ plugin, as, by }) => `${plugin} ${as} ${by}`)).toEqual([
    ...roles.map((role) => `@galley/${role} ${role} default`),
    '@galley/search-folder search documents default',
    ...textMediaTypes.map((type) => `@galley/page-reader read ${type} default`),
  ])
})

test('the settings choose who is used, in their order', () => {
  const mine = [
    record('@me/editor', { role: 'editor' }),
    searches('@me/arxiv', fetching('export.arxiv.org')),
    searches('@me/papers', { files: {} }),
  ]
  const chosen = choose(
    {
      team: { editor: '@me/editor' },
      search: ['@me/arxiv', '@galley/search-searxng', '@me/papers'],
      services: { searxng: { url: 'http://s' }, '@me/arxiv': { url: 'http://a' } },
    },
    ...mine,
  )
  expect(problemsOf(chosen)).toEqual([])
  expect(chosen.team).toMatchObject({ editor: '@me/editor', writer: '@galley/writer' })
  expect(chosen.search).toEqual([
    { plugin: '@me/arxiv', base: 'http://a' },
    { plugin: '@galley/search-searxng', base: 'http://s' },
  ])
  expect(chosen.documents).toEqual([{ plugin: '@me/papers' }])
  expect(chosen.uses).toContainEqual({ plugin: '@galley/search-searxng', as: 'search 2', by: 'search' })
})

test('an address in `services` is a choice where `search` is left out, and none where it is not', () => {
  const services = { searxng: { url: 'http://s' } }
  expect(choose({ services }).search).toEqual([{ plugin: '@galley/search-searxng', base: 'http://s' }])
  const chosen = choose({ services, search: [] })
  expect([chosen.search, chosen.bases]).toEqual([[], { '@galley/search-searxng': 'http://s' }])
})

test('a media type is read by the one that is named for it, else by the usual one, else by the only one', () => {
  const pdf = reads('@me/pdf', 'application/pdf', 'text/html')
  expect(choose({}, pdf).readers).toMatchObject({ 'application/pdf': '@me/pdf', 'text/html': '@galley/page-reader' })
  expect(choose({ read: '@me/pdf' }, pdf).readers).toMatchObject({ 'text/html': '@me/pdf', 'text/markdown': '@galley/page-reader' })
  expect(choose({ read: { 'text/html': '@me/pdf' } }, pdf).readers).toMatchObject({
    'text/html': '@me/pdf',
    'text/plain': '@galley/page-reader',
  })
  expect(choose({}, pdf).uses).toContainEqual({ plugin: '@me/pdf', as: 'read application/pdf', by: 'only one' })
})

test('two that can and no choice are a fault that names both and the line to write', () => {
  const two = [reads('@me/pdf', 'application/pdf'), reads('@you/pdf', 'application/pdf')]
  expect(problemsOf(choose({}, ...two))).toEqual([
    'CHOICE_UNCLEAR The plugins @me/pdf and @you/pdf can all read application/pdf, and none of them is chosen. | Choose one in galley.config.json: "read": {"application/pdf":"@me/pdf"}.',
  ])
  expect(problemsOf(choose({ read: { 'application/pdf': '@you/pdf' } }, ...two))).toEqual([])
})

test.each([
  [
    'a plugin that is not there',
    { team: { editor: '@me/editor' } },
    'CHOICE_UNKNOWN `team.editor` names the plugin @me/editor, and there is none of that name.',
  ],
  [
    'another role',
    { team: { editor: '@galley/writer' } },
    'CHOICE_UNFIT `team.editor` names the plugin @galley/writer, which cannot play the editor: it can play the writer',
  ],
  [
    'a reader that searches',
    { search: ['@galley/page-reader'] },
    'CHOICE_UNFIT `search` names the plugin @galley/page-reader, which cannot search: it can read text/html',
  ],
  [
    'a type that it does not read',
    { read: { 'application/pdf': '@galley/page-reader' } },
    'CHOICE_UNFIT `read.application/pdf` names the plugin @galley/page-reader, which cannot read application/pdf',
  ],
  [
    'an address for nobody',
    { services: { bing: { url: 'http://b' } } },
    'CHOICE_UNKNOWN `services.bing` names the plugin @galley/search-bing',
  ],
  [
    'a tool without its address',
    { search: ['@galley/search-searxng'] },
    'SERVICE_MISSING `search` names the plugin @galley/search-searxng, which asks a service of your own',
  ],
  ['a ceiling for nobody', { plugins: { '@me/x': { maxPages: 1 } } }, 'CHOICE_UNKNOWN `plugins.@me/x` names the plugin @me/x'],
])('a choice of %s is a problem', (_, file, problem) => {
  expect(problemsOf(choose(file))).toEqual([expect.stringContaining(problem)])
})

test('the entailment model has a plugin where there is one, and only then', () => {
  const entailment = { file: 'nli.onnx', sha256: '0'.repeat(64) }
  const models = { entailment }
  expect(choose({}).entailer).toBeUndefined()
  const chosen = choose({ models }, record('@galley/entail', { provides: ['entail'] }))
  expect([chosen.entailer, chosen.problems]).toEqual(['@galley/entail', []])
  expect(chosen.uses).toContainEqual({ plugin: '@galley/entail', as: 'entail', by: 'models.entailment' })
  expect(problemsOf(choose({ models: { entailment: { ...entailment, plugin: '@galley/page-reader' } } }))).toEqual([
    expect.stringContaining('CHOICE_UNFIT `models.entailment.plugin` names the plugin @galley/page-reader, which cannot entail'),
  ])
})

test('a refused plugin that was chosen is not replaced by another', () => {
  const refused = [record('@me/html', { state: 'refused' }), record('@me/editor', { state: 'refused' })]
  const chosen = choose({ read: '@me/html', team: { editor: '@me/editor' } }, ...refused)
  expect(chosen.problems).toEqual([])
  expect([chosen.readers['text/html'], chosen.team.editor]).toEqual(['@me/html', '@me/editor'])
})
