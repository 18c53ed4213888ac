import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { createFetchingHost } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'
import { afterAll, describe, expect, test } from 'vitest'
import { search } from '../src/search.ts'

// The official SDK brings a hundred packages: it is installed for this test, and no start of Galley waits for it.
const folder = tempFolder()
cpSync(join(import.meta.dirname, 'server'), folder, { recursive: true })
const npm = join(import.meta.dirname, '..', '..', '..', 'tools', 'node_modules', 'npm', 'bin', 'npm-cli.js')
const installed = spawnSync(process.execPath, [npm, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder }).status === 0
const server = installed ? spawn(process.execPath, ['server.js'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] }) : undefined
const port = server === undefined ? '' : String((await once(server.stdout, 'data'))[0]).trim()
afterAll(() => {
  server?.kill()
})

test.skipIf(installed)('SKIPPED: the official SDK of MCP cannot be installed here', () => undefined)

const at = (path: string, query = 'bees') => search({ query, k: 3, base: `http://127.0.0.1:${port}${path}` }, createFetchingHost().host)
const hit = { address: 'https://bees.example/dance', title: 'The waggle dance', snippet: 'Bees dance.', provider: 'mcp' }

describe.runIf(installed)('a server of the official SDK', () => {
  test.each(['/mcp', '/json'])('at %s is asked with the first tool that searches, for what is wanted', async (path) => {
    expect(await at(path, 'bee dance')).toEqual({ hits: [{ ...hit, snippet: 'bee dance, 3' }] })
  })

  test.each(['/mcp#as_json', '/json#as_json', '/mcp#as_links'])('at %s answers hits', async (path) => {
    expect(await at(path)).toEqual({ hits: [hit] })
  })

  test('answers in a text with links', async () => {
    expect((await at('/mcp#as_text')).hits).toEqual([
      { ...hit, snippet: expect.stringContaining('Bees dance.') as string },
      { address: 'https://bees.example/map', title: 'A map', snippet: expect.stringContaining('drawn') as string, provider: 'mcp' },
    ])
  })

  test('that finds nothing is no failure', async () => {
    expect(await at('/mcp#nothing')).toEqual({ hits: [] })
  })

  test.each([
    ['/mcp#failing', 'the tool failing failed: the index is being built'],
    ['/mcp#needy', 'the tool needy needs more than a query: tenant'],
    ['/mcp#delete_all', 'no tool delete_all that takes a query; name one behind # in its address, of delete_all, search_docs'],
    ['/mcp#absent', 'no tool absent'],
    ['/key', 'refused the request: is its key right, and set? (401)'],
  ])('at %s says why it did not search', async (path, words) => {
    await expect(at(path)).rejects.toThrow(words)
  })
})
