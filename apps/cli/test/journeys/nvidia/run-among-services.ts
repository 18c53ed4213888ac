import { spawn } from 'node:child_process'
import { writeFileSync, readFileSync } from 'node:fs'
import { request, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import { join } from 'node:path'
import { startScriptedModel } from '@galley/testkit'
import { startWeb } from './start-web.ts'

// Runs a script of the shell on a machine whose names lead to doubles of NVIDIA's API, of a SearXNG and of a site, behind TLS: it is started in
// a network namespace in which `address`, a public one, is this machine. `seen.json` tells afterwards what the doubles were asked.

const [folder = '', address = '', script = ''] = process.argv.slice(2)

const model = await startScriptedModel({
  key: 'nvapi-0000',
  // NVIDIA takes a JSON object, and for most models no schema.
  structured: 'json_object',
  models: ['deepseek-ai/deepseek-r1', 'meta/llama3-70b-instruct', 'meta/llama-3.3-70b-instruct', 'nvidia/nv-embedqa-e5-v5'],
  script: ({ n }, fallback) =>
    n % 6 === 0 ? { status: 429, body: { status: 429, title: 'Too Many Requests' }, headers: { 'retry-after': '0' } } : fallback(),
})
const web = await startWeb()
const ports: Readonly<Record<string, number>> = {
  'integrate.api.nvidia.com': Number(new URL(model.url).port),
  'search.example.org': web.port,
  'pages.example.org': web.port,
}

function passOn(asked: IncomingMessage, response: ServerResponse): void {
  const { url, method, headers } = asked
  const behind = request({ host: '127.0.0.1', port: ports[headers.host ?? ''] ?? 1, path: url, method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  behind.on('error', () => response.destroy())
  asked.pipe(behind)
}

const front = createServer({ key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'cert.pem')) }, passOn)
await new Promise<void>((resolve) => void front.listen(443, address, resolve))
const child = spawn('sh', ['-c', script], { stdio: ['ignore', 'inherit', 'inherit', 'inherit'] })
child.on('close', () => {
  const calls = model.calls.map(({ request: { model: asked, isStream }, headers }) => ({
    model: asked,
    isStream,
    key: headers['authorization'],
  }))
  writeFileSync(join(folder, 'seen.json'), JSON.stringify({ calls, web: web.asked }))
  process.exit()
})
