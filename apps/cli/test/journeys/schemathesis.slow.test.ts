import { execFile, execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshData, startGalley } from './start-galley.ts'

// Schemathesis (schemathesis.io) reads /openapi.json and sends what it allows and what it forbids to a real gateway. It is a Python program:
// `pip install schemathesis`, or GALLEY_SCHEMATHESIS with the path of its command.

const program = process.env['GALLEY_SCHEMATHESIS'] ?? 'schemathesis'

/**
 * Checks of Schemathesis that are left out everywhere: a request may fit the schema and be refused all the same, for a folder that is not
 * allowed, a model that nobody offers or sources that hold nothing.
 */
const leftOut = 'positive_data_acceptance'

/** Seconds of one part of the test. */
const partSeconds = 50

function isInstalled(): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

interface Gateway {
  readonly url: string
  readonly data: string
  readonly token: string
}

async function schemathesis({ url, data, token }: Gateway, options: readonly string[], config = ''): Promise<string> {
  const file = join(data, 'schemathesis.toml')
  writeFileSync(file, config)
  const words = [
    '--config-file',
    file,
    'run',
    `${url}/openapi.json`,
    '-H',
    `Authorization: Bearer ${token}`,
    '--seed',
    '1',
    '--workers',
    '1',
  ]
  const always = ['--continue-on-failure', '--suppress-health-check', 'all', '--max-time', String(partSeconds)]
  return new Promise((resolve) => {
    execFile(program, [...words, ...always, ...options], { cwd: data, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
      resolve(`exit ${error === null ? 0 : String(error.code)}\n${stdout}${stderr}`),
    )
  })
}

/** The parts of its report that a reader of a failed test needs. */
function expectGreen(report: string): void {
  expect(report.startsWith('exit 0\n'), report.slice(-12_000)).toBe(true)
  expect(Number(/(\d+) generated/.exec(report)?.[1])).toBeGreaterThan(300)
}

async function finishedDraft({ url, token }: Gateway): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const texts = [
    {
      title: 'Bees',
      text: 'A hive holds 40,000 bees. Bees make honey in summer. A queen lays 2,000 eggs a day. A worker lives six weeks.',
    },
  ]
  const body = JSON.stringify({ topic: 'Bees', words: 100, sources: { texts } })
  const created = await fetch(`${url}/v1/drafts`, { method: 'POST', headers, body })
  const { id } = (await created.json()) as { id: string }
  await (await fetch(`${url}/v1/drafts/${id}/events`, { headers })).text()
  return id
}

test('no status that is not documented, no 500 and no answer that does not fit its schema', { timeout: 240_000 }, async (context) => {
  if (!isInstalled()) context.skip('Schemathesis is not there: `pip install schemathesis`, or GALLEY_SCHEMATHESIS=/path/to/schemathesis')
  const data = await freshData()
  const gateway = startGalley(['start', '--port', '0', '--no-example'], { data })
  try {
    const url = /ready at (\S+)/.exec(await gateway.said('enter?ticket='))?.[1] ?? ''
    const place = { url, data, token: readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim() }
    expectGreen(await schemathesis(place, ['--exclude-checks', leftOut]))
    // Once more with a draft that is there: a made-up id only ever meets 404. An unknown header is no error, though its check takes it for one.
    const id = await finishedDraft(place)
    const ofDraft = ['--include-path-regex', '\\{id\\}', '--exclude-operation-id', 'deleteDraft', '--phases', 'coverage,fuzzing']
    const config = `[parameters]\n"path.id" = "${id}"\n`
    expectGreen(await schemathesis(place, [...ofDraft, '--exclude-checks', `${leftOut},negative_data_rejection`], config))
    expect((await fetch(`${url}/livez`)).status).toBe(200)
  } finally {
    gateway.child.kill('SIGTERM')
  }
  expect((await gateway.done).code).toBe(0)
})
