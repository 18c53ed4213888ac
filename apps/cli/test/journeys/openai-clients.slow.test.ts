import { execFile, fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { tempFolder } from '@galley/testkit/vitest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshData, root, startGalley, type Running } from './start-galley.ts'

// The clients that people have, as their registries hand them out, before a real gateway and a double of a model provider in a process of its
// own. They are installed into a temporary folder; where a registry is not reached, the test says so and is skipped.

const run = promisify(execFile)
/** Milliseconds that an installation or a client may take: a registry that does not answer is not reached, and a client that hangs is told from it. */
const timeout = 120_000
const packages = ['openai', 'ai', '@ai-sdk/openai-compatible', '@langchain/openai', '@langchain/core', 'zod']
const scripts = join(root, 'apps', 'cli', 'test', 'clients')
const key = 'sk-of-the-operator'
const brief = `How many bees live in a hive?\n\n${'A hive holds 40,000 bees. Bees make honey in summer. A queen lays 2,000 eggs a day. '.repeat(15)}`

let provider: ChildProcess
let gateway: Running
let url: string
let token: string
const [folder, data] = [tempFolder(), tempFolder()]

beforeAll(async () => {
  provider = fork(join(root, 'apps', 'gateway', 'test', 'provider', 'provider.ts'), { silent: true })
  const [port] = (await once(provider.stdout!, 'data')) as [Buffer]
  await freshData(data)
  const env = { GALLEY_MODEL_URL: `http://127.0.0.1:${port.toString().trim()}/v1`, GALLEY_MODEL: 'echo', GALLEY_MODEL_KEY: key }
  gateway = startGalley(['start', '--port', '0', '--no-example'], { data, env })
  url = /ready at (\S+)/.exec(await gateway.said('enter?ticket='))?.[1] ?? ''
  token = readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()
})

afterAll(async () => {
  gateway.child.kill('SIGTERM')
  expect((await gateway.done).stderr).not.toMatch(/broke|Error/)
  provider.disconnect()
})

const asked = {
  chat: 'Hello there',
  stream: 't0 t1 t2 ',
  tool: 'weather',
  embedding: [0.25, -0.5],
  draft: expect.stringMatching(/hive holds 40,000 bees.* \[1\][^]*## Sources/) as string,
}
const reasoning = expect.stringContaining('The plan has') as string
const cited = expect.arrayContaining(['[1]']) as string[]

test('the clients of OpenAI, Vercel and LangChain for Node work unchanged', async (context) => {
  try {
    await run('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, ...packages], { cwd: folder, timeout })
  } catch {
    context.skip('the npm registry is not reached: npm install of openai, ai and langchain failed')
  }
  // It imports what only the folder has, so it is no module of this repository.
  copyFileSync(join(scripts, 'clients.mjs.txt'), join(folder, 'clients.mjs'))
  const { stdout } = await run(process.execPath, ['clients.mjs', `${url}/v1`, token, brief], { cwd: folder, timeout })
  const answers = JSON.parse(stdout) as object
  expect(answers).toMatchObject({
    openai: {
      ...asked,
      reasoning,
      cited,
      response: 'resp_1',
      wrong: '404 MODEL_UNKNOWN',
      busy: '429 7',
      answered: asked.draft,
      summary: reasoning,
      answerCites: cited,
    },
    vercel: { ...asked, reasoning },
    langchain: asked,
  })
  expect(answers).toMatchObject({ openai: { listed: expect.arrayContaining(['galley', 'echo', 'embed-small']) as string[] } })
  expect(stdout).not.toContain(key)
})

test('OpenAI’s client for Python works unchanged', async (context) => {
  const python = join(folder, 'py', 'bin', 'python')
  try {
    await run('python3', ['-m', 'venv', join(folder, 'py')])
    await run(python, ['-m', 'pip', 'install', '-q', 'openai'], { timeout })
  } catch {
    context.skip('Python or its index is not there: pip install openai failed')
  }
  const { stdout } = await run(python, [join(scripts, 'client.py'), `${url}/v1`, token, brief], { timeout })
  expect(JSON.parse(stdout)).toMatchObject({ ...asked, reasoning, cited, response: 'resp_1' })
})

test('curl reads a chat as it is written', async (context) => {
  const words = (model: string): string[] => [
    '-sN',
    `${url}/v1/chat/completions`,
    '-H',
    `Authorization: Bearer ${token}`,
    '-H',
    'Content-Type: application/json',
    '-d',
    JSON.stringify({ model, stream: true, messages: [{ role: 'user', content: 'Hello?' }] }),
  ]
  const done = await run('curl', words('short')).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? null : Promise.reject(error),
  )
  if (done === null) return context.skip('curl is not there')
  expect(done.stdout).toMatch(/^data: \{.*"t0 "/)
  expect(done.stdout.trimEnd().endsWith('data: [DONE]')).toBe(true)
  const usage = await fetch(`${url}/v1/usage`, { headers: { Authorization: `Bearer ${token}` } })
  expect(usage.status).toBe(200)
})
