import { createServer } from 'node:http'
import { writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Draft } from '@galley/sdk'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, it, onTestFinished } from 'vitest'
import { freshData, galley } from './start-galley.ts'

const page = (text: string): string => `<title>Tides</title><main><h1>Tidal energy</h1><p>${text}</p></main>`
const pages: Readonly<Record<string, string>> = {
  '/one': page('The tidal energy array MeyGen exported 17.9 gigawatt hours of electricity in 2023.'),
  '/two': page('Tidal energy was first used by mills at the coast of Brittany before the year 800.'),
}

it('a list of addresses is read through the guards of every page: what fails or is refused is named, and none is asked with --only-local', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const body = pages[request.url ?? '']
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(body)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const folder = tempFolder()
  onTestFinished(() => {
    server.close()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  writeFileSync(join(folder, 'galley.config.json'), JSON.stringify({ fetch: { privateHosts: [host] } }))
  const list = ['# tides', `http://${host}/one`, `http://${host}/two`, `http://${host}/gone`, 'http://127.0.0.1:9/secret']
  writeFileSync(join(folder, 'urls.txt'), list.join('\n'))
  const data = await freshData()
  const words = ['draft', 'Tidal energy', '--sources', 'urls.txt', '--words', '150', '--format', 'json']

  const local = await galley([...words, '--only-local'], { data, cwd: folder })
  expect(local.code).toBe(3)
  expect(local.stderr).toContain('the web was not asked for')
  expect(asked).toEqual([])

  const { stdout, stderr } = await galley(words, { data, cwd: folder })
  expect(stderr).toContain('done:')
  const draft = JSON.parse(stdout) as Draft
  expect(draft.sources.map(({ address, tier }) => `${address} ${tier}`).sort()).toEqual([
    `http://${host}/one named`,
    `http://${host}/two named`,
  ])
  const reasons = Object.fromEntries(draft.notRead.map(({ name, reason }) => [name, reason]))
  expect(reasons[`http://${host}/gone`]).toContain('404')
  expect(Object.keys(reasons)).toContain('http://127.0.0.1:9/secret')
  expect(asked.toSorted()).toEqual(['/gone', '/one', '/robots.txt', '/two'])
}, 300_000)
