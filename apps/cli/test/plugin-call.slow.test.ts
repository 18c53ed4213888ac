import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serve, startScriptedModel } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, it, onTestFinished } from 'vitest'
import { runHere, type Ended } from './faults/run-here.ts'
import { copyClone } from './journeys/copy-clone.ts'
import { freshData } from './journeys/start-galley.ts'

/** A researcher that uses all that a host can have, as far as it has it, and tells it in its hits. */
const source = `import { defineAgent, readBody, type Host } from '@galley/sdk'

const found = (title: string, snippet: unknown) => ({ address: 'https://example.org/', title, snippet: JSON.stringify(snippet), provider: 'own' })

async function use(host: Host, url: string) {
  const { hits = [] } = (await host.search?.({ query: 'bees' })) ?? {}
  const page = await host.read?.({ address: 'folder:bees.md' })
  const text = page && (await host.text?.read(page.sourceId, 0, 100))
  const files = await host.files?.list()
  const model = await host.model?.({ messages: [{ role: 'user', content: 'Say something.' }] })
  const body = host.fetch && (await readBody(host, await host.fetch({ url }), 1000))
  return { search: hits.length, text, files: files?.files.length, model: typeof model?.text, body }
}

export default defineAgent('researcher', {
  scan: async ({ brief }, host) => {
    console.log('printed')
    host.progress('looking', 0.5)
    if (brief.goal === 'throw') throw new Error('thrown')
    if (brief.goal === 'late') setTimeout(() => { throw new Error('too late') })
    if (brief.goal === 'late') await new Promise(() => undefined)
    return { hits: [found('used', await use(host, brief.goal ?? ''))] }
  },
  research: () => ({ quotes: [], gaps: [] }),
})
`
const permissions = {
  search: { maxQueries: 5 },
  read: { maxPages: 5 },
  files: {},
  model: { maxTokens: 20_000 },
  fetch: { allowedHosts: ['127.0.0.1'], methods: ['GET'], reasoning: 'Asks a server of the test' },
}

function cloneWithAgent(): string {
  const clone = copyClone()
  const dir = join(clone, 'plugins', 'own')
  cpSync(join(clone, 'plugins', 'echo'), dir, { recursive: true, verbatimSymlinks: true })
  const manifest = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as object
  const own = { schemaVersion: 1, main: 'src/index.ts', kind: 'agent', role: 'researcher', permissions }
  writeFileSync(join(dir, 'package.json'), JSON.stringify({ ...manifest, name: '@me/own', galley: own }))
  writeFileSync(join(dir, 'src', 'index.ts'), source)
  return clone
}

it('tries a plugin outside any draft: with what it is given, and telling what it logs and where it fails', async () => {
  const clone = cloneWithAgent()
  const folder = tempFolder()
  const sources = join(folder, 'documents')
  mkdirSync(sources)
  writeFileSync(join(sources, 'bees.md'), '# Bees\n\nBees dance.')
  const model = await startScriptedModel()
  onTestFinished(async () => model.close())
  const data = await freshData()

  await serve(
    () => ({ body: '{"rain": true}' }),
    async (url) => {
      const config = join(folder, 'galley.config.json')
      writeFileSync(config, JSON.stringify({ fetch: { privateHosts: [new URL(url).host] } }))
      const env = { GALLEY_CONFIG: config, GALLEY_MODEL_URL: model.url }
      const call = async (goal: string, ...flags: string[]): Promise<Ended> =>
        runHere(['plugin', 'call', '@me/own', 'scan', '--input', JSON.stringify({ brief: { topic: 'bees', goal } }), ...flags], {
          data,
          cloneRoot: clone,
          env,
        })
      const usedBy = (out = ''): unknown => JSON.parse((JSON.parse(out) as { hits: [{ snippet: string }] }).hits[0].snippet)

      const all = await call(url, '--allow-all', '--sources', sources)
      expect(all.code, all.said).toBe(0)
      expect(usedBy(all.out)).toEqual({ search: 1, text: '# Bees\n\nBees dance.', files: 1, model: 'string', body: '{"rain": true}' })
      expect(all.said).toContain('  @me/own: printed\n  looking (50 %)\n')
      expect((await runHere(['drafts', 'list'], { data, cloneRoot: clone })).out).not.toContain('bees')

      const none = await call(url, '--sources', sources)
      expect(none.code, none.said).toBe(0)
      expect(usedBy(none.out)).toEqual({ search: 0, model: 'undefined' })
      expect(none.said).toContain('--allow-all gives it all of that, --grant FILE a part')

      const grant = join(folder, 'grant.json')
      writeFileSync(grant, JSON.stringify({ files: {}, search: { maxQueries: 1 } }))
      const some = await call(url, '--grant', grant, '--sources', sources)
      expect(usedBy(some.out)).toEqual({ search: 1, files: 1, model: 'undefined' })
      writeFileSync(grant, JSON.stringify({ secrets: {} }))
      expect(await call(url, '--grant', grant)).toMatchObject({ code: 2, out: '' })

      const lineOf = (text: string): number => source.split('\n').findIndex((line) => line.includes(text)) + 1
      const thrown = await call('throw')
      expect(thrown).toMatchObject({ code: 3, out: '' })
      expect(thrown.said).toMatch(new RegExp(`at (Object\\.)?scan \\(src/index\\.ts:${lineOf("Error('thrown')")}:\\d+\\)`))
      const late = await call('late')
      expect(late.code).toBe(3)
      expect(late.said).toContain('PLUGIN_DIED')
      expect(late.said).toMatch(new RegExp(`src/index\\.ts:${lineOf("Error('too late')")}:\\d+`))
    },
  )
})
