import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { freshData, galley, root, startGalley } from './start-galley.ts'

interface Log {
  readonly entries: readonly {
    readonly action: string
    readonly by: string
    readonly subject?: string
    readonly requestId?: string
    readonly refusals?: readonly { readonly code: string; readonly count: number }[]
  }[]
}

test(
  'the audit log tells who did what, through a kill, holds no secret and no words, and names a line that was changed',
  { timeout: 180_000 },
  async () => {
    const data = await freshData()
    const start = async () => {
      const gateway = startGalley(['start', '--port', '0', '--no-example'], { data })
      return { gateway, url: /ready at (\S+)/.exec(await gateway.said('enter?ticket='))?.[1] ?? '' }
    }
    const { gateway, url } = await start()
    const token = (await galley(['token', 'new', 'writer', '--scope', 'drafts'], { data })).stdout.trim()
    const ask = async (path: string, method: string, body?: object, bearer = token): Promise<Response> =>
      fetch(url + path, {
        method,
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      })
    const topic = 'Planted words of a brief'
    const ordered = await ask('/v1/drafts', 'POST', {
      topic,
      sources: { folder: join(root, 'examples/first-draft/documents') },
      approve: ['plan'],
    })
    const { id } = (await ordered.json()) as { readonly id: string }
    expect(ordered.status).toBe(202)
    await ask(`/v1/drafts/${id}/cancel`, 'POST')
    for (let n = 0; n < 5; n += 1) await ask('/v1/plugins', 'GET')
    await ask('/v1/drafts', 'GET', undefined, 'galley_planted-secret')
    gateway.child.kill('SIGKILL')
    await gateway.done
    const again = await start()
    expect((await galley(['token', 'revoke', 'writer'], { data })).code).toBe(0)
    expect((await galley(['drafts', 'delete', id], { data })).code).toBe(0)
    await fetch(`${again.url}/v1/drafts`)
    again.gateway.child.kill('SIGTERM')
    await again.gateway.done
    const written = await galley(
      ['draft', 'The licences of open models', '--sources', 'examples/first-draft/documents', '--format', 'json', '--quiet'],
      {
        data,
        cwd: root,
      },
    )
    const { id: own } = JSON.parse(written.stdout) as { readonly id: string }

    const listed = JSON.parse((await galley(['log', '--json'], { data })).stdout) as Log
    const entries = listed.entries.toReversed()
    // The refusals of the first minute went with the process that was killed.
    expect(entries.map(({ action, by, subject, refusals }) => [action, by, subject ?? refusals?.[0]?.code])).toEqual([
      ['gateway.started', 'gateway', undefined],
      ['token.made', 'command', 'writer'],
      ['draft.ordered', 'writer', id],
      ['draft.cancelled', 'writer', id],
      ['gateway.started', 'gateway', undefined],
      ['token.revoked', 'command', 'writer'],
      ['draft.deleted', 'command', id],
      ['requests.refused', 'gateway', 'TOKEN_MISSING'],
      ['draft.ordered', 'command', own],
    ])
    expect(entries[2]?.requestId).toBe(ordered.headers.get('galley-request-id'))
    const first = readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()
    for (const secret of [topic, token, first, 'planted-secret']) expect(JSON.stringify(listed)).not.toContain(secret)

    const whole = await galley(['log', 'verify'], { data })
    expect([whole.code, whole.stdout]).toEqual([0, expect.stringMatching(/as it was written; line 9 is the last one, sha256 [0-9a-f]{64}/)])
    const ledger = new DatabaseSync(join(data, 'galley.sqlite'))
    ledger.exec(`DROP TRIGGER audit_log_stays; UPDATE audit_log SET line = replace(line, '"by":"writer"', '"by":"somebody"')`)
    ledger.close()
    const broken = await galley(['log', 'verify'], { data })
    expect([broken.code, broken.stderr]).toEqual([1, expect.stringContaining('line 3: it was changed')])
  },
)
