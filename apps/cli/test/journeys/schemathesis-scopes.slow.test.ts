import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tokenScopes } from '@galley/runtime'
import { expect, test } from 'vitest'
import { isSchemathesisInstalled, runSchemathesis, schemathesisMissing, startAttacked, type AttackedGateway } from './run-schemathesis.ts'
import { galley } from './start-galley.ts'

/** Seconds of the attack with each scope at most; a few suffice where nothing else is at work. */
const seconds = 25

/** Decisions that fall before it is known which route a request is for, or because it is for none. */
const beforeScopes = /ROUTE_NOT_FOUND|METHOD_NOT_ALLOWED|BODY_TOO_LARGE|HOST_NOT_ALLOWED|^$/

interface Sent {
  readonly request: { readonly method: string; readonly url: string }
  readonly response: { readonly status: number; readonly content?: { readonly text?: string } }
}

/** An operation of the document: its pattern, and the scopes that open it; none where it is open to everyone. */
interface Operation {
  readonly method: string
  readonly pattern: URLPattern
  readonly scopes: readonly string[]
}

async function operationsOf(url: string): Promise<readonly Operation[]> {
  const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as {
    readonly paths: Record<string, Record<string, { readonly security: readonly Record<string, readonly string[]>[] }>>
  }
  const byLength = Object.entries(paths).toSorted(([one], [other]) => one.split('{').length - other.split('{').length)
  return byLength.flatMap(([path, item]) =>
    Object.entries(item).map(([method, { security }]) => ({
      method: method.toUpperCase(),
      pattern: new URLPattern({ pathname: path.replaceAll(/\{(\w+)\}/g, ':$1') }),
      scopes: security.flatMap(({ bearer = [] }) => bearer),
    })),
  )
}

/** Sends what the document allows and forbids with a token, and answers what was sent and came back. */
async function attack(gateway: AttackedGateway, token: string, name: string): Promise<readonly Sent[]> {
  const har = join(gateway.data, `${name}.har`)
  const options = ['--phases', 'fuzzing', '-n', '2', '--checks', 'not_a_server_error', '--report', 'har', '--report-har-path', har]
  const report = await runSchemathesis({ ...gateway, token }, options, { seconds })
  expect(report.startsWith('exit 0\n'), report.slice(-6000)).toBe(true)
  return (JSON.parse(readFileSync(har, 'utf8')) as { readonly log: { readonly entries: readonly Sent[] } }).log.entries
}

test('a token of each scope gets no answer beyond it, and no 500, whatever is sent', { timeout: 240_000 }, async (context) => {
  if (!isSchemathesisInstalled()) context.skip(schemathesisMissing)
  const gateway = await startAttacked()
  try {
    const operations = await operationsOf(gateway.url)
    for (const scope of tokenScopes.filter((one) => one !== 'admin')) {
      const { stdout } = await galley(['token', 'new', `only-${scope}`, '--scope', scope], { data: gateway.data })
      const sent = await attack(gateway, stdout.trim(), scope)
      const beyond: string[] = []
      let refused = 0
      for (const { request, response } of sent) {
        expect(response.status, `${request.method} ${request.url}`).not.toBe(500)
        const operation = operations.find(({ method, pattern }) => method === request.method && pattern.test(request.url))
        if (operation === undefined || operation.scopes.length === 0 || operation.scopes.includes(scope)) continue
        const text = response.content?.text ?? ''
        if (text.includes('SCOPE_MISSING')) refused += 1
        else if (!beforeScopes.test(text)) beyond.push(`${request.method} ${request.url} ${response.status} ${text.slice(0, 200)}`)
      }
      expect([scope, beyond]).toEqual([scope, []])
      // It would be no proof if little beyond it were tried. What it opens is tried by the test of the table.
      expect(refused, scope).toBeGreaterThan(20)
    }
    expect(await gateway.stop()).toBe(0)
  } finally {
    await gateway.stop()
  }
})
