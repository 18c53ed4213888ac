import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Draft } from '@galley/sdk'
import { freePort } from '@galley/testkit'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { freshData, galley, root } from '../start-galley.ts'
import { expectWholeLog, orderAnywhere, texts } from './ask-machines.ts'
import { startMachine, type Part } from './start-machine.ts'
import { hasNginx, startNginx } from './start-nginx.ts'
import { testOnDatabase } from './test-on-database.ts'

interface Compose {
  readonly services: Readonly<
    Record<string, { readonly command?: readonly string[]; readonly environment?: Readonly<Record<string, string>> }>
  >
}

const folder = join(root, 'examples', 'deploy')
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')

/** Milliseconds that the model thinks. */
const thinkMs = 200
/** Milliseconds until a part that ended is started again. */
const downMs = 1000
const maxMs = 900_000

if (!hasNginx()) test.skip('nginx is not installed (apt-get install nginx-light)', () => undefined)
else
  testOnDatabase(
    'the services of the compose file, as processes: each part is killed while a draft is written through the proxy, and it goes on',
    { maxMs, thinkMs },
    async ({ database, databaseUrl, modelEnv }) => {
      const { services } = parse(read('compose.yaml'), { merge: true }) as Compose
      // The names of containers are addresses of this machine here; all else is the file's.
      const ports = Object.fromEntries(await Promise.all(Object.keys(services).map(async (name) => [name, await freePort()] as const)))
      const parts = new Map<string, Part>([['database', { kill: database.stop, start: database.start }]])
      for (const [name, { command = [], environment = {} }] of Object.entries(services)) {
        if (command[0] !== 'galley') continue
        expect(environment).toMatchObject({ GALLEY_HOST: '0.0.0.0', GALLEY_DATABASE: expect.stringContaining('@database/') as string })
        const here = {
          GALLEY_HOST: '127.0.0.1',
          GALLEY_PORT: String(ports[name]),
          GALLEY_DATABASE: databaseUrl,
          ...(environment['GALLEY_CONFIG'] && { GALLEY_CONFIG: environment['GALLEY_CONFIG'].replace('/etc/galley', folder) }),
        }
        const env = { ...environment, ...here, ...modelEnv }
        parts.set(name, await startMachine({ args: command.slice(1), env }))
      }
      const proxy = `http://127.0.0.1:${ports['proxy']}`
      const config = read('nginx.conf')
        .replaceAll(/(gateway-\d):4070/g, (_, name: string) => `127.0.0.1:${ports[name]}`)
        .replace('listen 8080', `listen 127.0.0.1:${ports['proxy']}`)
      parts.set('proxy', await startNginx(config, `${proxy}/livez`))
      expect([...parts.keys()].toSorted()).toEqual(Object.keys(services).toSorted())

      const data = await freshData()
      const made = await galley(['token', 'new', 'ops', '--scope', 'admin'], { data, env: { GALLEY_DATABASE: databaseUrl } })
      const token = made.stdout.trim()
      const ask = (path: string): Promise<Response> => fetch(`${proxy}${path}`, { headers: { authorization: `Bearer ${token}` } })
      const draft = async (id: string): Promise<Draft | null> =>
        ask(`/v1/drafts/${id}`).then(
          async (answer) => (answer.ok ? ((await answer.json()) as Draft) : null),
          () => null,
        )

      for (const [name, part] of parts) {
        const id = await orderAnywhere(() => [proxy], token, `key-${name}`, {
          topic: `Bees in winter without ${name}`,
          words: 200,
          sources: { texts },
        })
        await expect.poll(async () => (await draft(id))?.seq ?? 0, { timeout: 60_000 }).toBeGreaterThan(3)
        await part.kill()
        await sleep(downMs)
        await part.start()
        await expect.poll(async () => (await draft(id))?.status, { timeout: 120_000, interval: 500, message: name }).toBe('done')
        await expectWholeLog(id, { data, url: proxy, token })
      }
    },
  )
