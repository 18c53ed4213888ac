import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { startScriptedModel } from '@galley/testkit'
import { onTestFinished } from 'vitest'
import { copyClone } from '../journeys/copy-clone.ts'
import { freshData } from '../journeys/start-galley.ts'
import { documents, runHere, type Ended, type Way } from './run-here.ts'

/** Calls `act` of a plugin of one's own, with this source and these changes of its manifest, in a copy of the clone. */
async function ownPlugin(
  source: string,
  manifest: object = {},
  files: Readonly<Record<string, string>> = {},
  operation = 'act',
): Promise<Ended> {
  const clone = copyClone()
  const dir = join(clone, 'plugins', 'own')
  cpSync(join(clone, 'plugins', 'echo'), dir, { recursive: true, verbatimSymlinks: true })
  const text = readFileSync(join(dir, 'package.json'), 'utf8').replaceAll('@galley/echo', '@me/own')
  const parsed = JSON.parse(text) as { galley: object }
  const own = { ...parsed, galley: { ...parsed.galley, provides: ['act'], ...manifest } }
  for (const [name, content] of Object.entries({ 'package.json': JSON.stringify(own), 'src/index.ts': source, ...files }))
    writeFileSync(join(dir, name), content)
  return runHere(['plugin', 'call', '@me/own', operation, '--input', '{"query":"x","k":1}'], { data: await freshData(), cloneRoot: clone })
}

const acting = (body: string): string =>
  `import { defineTool } from '@galley/sdk'\nexport default defineTool({ act: async () => { ${body} } })\n`

/** Runs a draft that searches a SearXNG which answers these bytes. */
async function searchBehind(type: string, bytes: readonly number[]): Promise<Ended> {
  const server = createServer((_, response) => void response.writeHead(200, { 'content-type': type }).end(Uint8Array.from(bytes)))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return runHere(['plugin', 'call', 'search-searxng', 'search', '--input', '{"query":"x","k":1}'], {
    data: await freshData(),
    env: { GALLEY_SEARXNG_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
  })
}

/** Faults of plugins of this clone. */
export const ofPlugins: Readonly<Record<string, Way>> = {
  PLUGIN_NOT_FOUND: async () => runHere(['plugin', 'info', 'nobody'], { data: await freshData() }),
  PLUGIN_NO_OPERATION: async () => runHere(['plugin', 'call', 'echo', 'shout'], { data: await freshData() }),
  PLUGIN_INPUT_TOO_LARGE: async () =>
    runHere(['plugin', 'call', 'echo', 'echo', '--input', JSON.stringify({ text: 'x'.repeat(2_000_000) })], { data: await freshData() }),
  FETCH_FAILED: async () =>
    runHere(['plugin', 'call', 'search-searxng', 'search', '--input', '{"query":"x","k":1}'], {
      data: await freshData(),
      env: { GALLEY_SEARXNG_URL: 'http://127.0.0.1:9' },
    }),
  FETCH_TYPE: async () => searchBehind('image/png', [1, 2, 3]),
  TEXT_ENCODING: async () => searchBehind('application/json', [0x22, 0x81, 0xfe, 0x9d, 0xff, 0x22]),
  PLUGIN_FAILED: async () => ownPlugin(acting("throw new Error('it is too late')")),
  PLUGIN_TIMED_OUT: async () => ownPlugin(acting('for (;;) {}'), { limits: { timeoutMs: 1000 } }),
  PLUGIN_DIED: async () => ownPlugin(acting("setTimeout(() => { throw new Error('too late') }, 10); await new Promise(() => {})")),
  PLUGIN_OUT_OF_MEMORY: async () =>
    ownPlugin(
      acting('const all = []; for (;;) { all.push(new Uint8Array(8_000_000).fill(1)); await new Promise((go) => setTimeout(go, 5)) }'),
    ),
  PLUGIN_START_FAILED: async () => ownPlugin("throw new Error('not today')\nexport default {}\n"),
  PLUGIN_IMPORTS: async () => ownPlugin(`import { readFileSync } from 'node:fs'\n${acting('return readFileSync("/etc/passwd")')}`),
  DEPENDENCY_MISSING: async () => ownPlugin("import x from 'no-such-package'\nexport default x\n"),
  PACK_FAILED: async () => ownPlugin('export default defineTool({'),
  MANIFEST_INVALID: async () => ownPlugin(acting('return {}'), { colour: 'red' }),
  SBOM_LOCK_INVALID: async () => ownPlugin(acting('return {}'), {}, { 'sbom.lock.json': '{}' }),
  ROLE_WITHOUT_MODEL: async () => {
    const clone = copyClone()
    const asking = "await host.model({ messages: [{ role: 'user', content: 'x' }] }); return { issues: [], acceptance: [] }"
    const source = `import { defineAgent } from '@galley/sdk'\nexport default defineAgent('editor', { review: async (_: unknown, host: any) => { ${asking} } })\n`
    writeFileSync(join(clone, 'plugins', 'editor', 'src', 'index.ts'), source)
    const server = await startScriptedModel()
    onTestFinished(async () => server.close())
    return runHere(['draft', 'Open language models', '--sources', documents, '--words', '100', '--role-model', 'editor=none'], {
      data: await freshData(),
      cloneRoot: clone,
      env: { GALLEY_MODEL_URL: server.url },
    })
  },
  PLUGIN_BAD_ANSWER: async () =>
    ownPlugin(acting("return { hits: 'many' }").replace('act:', 'search:'), { provides: ['search'] }, {}, 'search'),
}
