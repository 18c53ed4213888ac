import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startBackground } from './start-background.ts'
import { waitForPort } from './wait-for-port.ts'

/** A search engine on loopback. */
export interface Searx {
  /** `127.0.0.1:PORT` */
  readonly host: string
  readonly url: string
  close(): Promise<void>
}

const run = promisify(execFile)
const example = '/usr/share/doc/searx/examples/settings.yml'
/** The Python of the system's package, not one of the user's. */
const python = '/usr/bin/python3'

interface SearxSettings {
  general: Record<string, unknown>
  search: Record<string, unknown>
  server: Record<string, unknown>
  engines: readonly object[]
}

/** Starts searx of the system's package with one engine: the wiki. */
export async function startSearx(scratch: string, port: number, wikiUrl: string): Promise<Searx> {
  const host = `127.0.0.1:${port}`
  const { stdout } = await run(python, ['-c', `import json, yaml; print(json.dumps(yaml.safe_load(open(${JSON.stringify(example)}))))`])
  const settings = JSON.parse(stdout) as SearxSettings
  Object.assign(settings.search, { formats: ['html', 'json'] })
  Object.assign(settings.server, { port, bind_address: '127.0.0.1', secret_key: 'not-a-secret-on-loopback', limiter: false })
  const engine = { name: 'wiki', engine: 'mediawiki', shortcut: 'w', base_url: wikiUrl, search_type: 'text', number_of_results: 10 }
  // `enable_http`: without it searx answers nothing and says that the engine is unresponsive.
  settings.engines = [{ ...engine, enable_http: true, timeout: 10 }]
  // YAML contains JSON.
  const file = join(scratch, 'searx.yml')
  await writeFile(file, JSON.stringify(settings))
  const server = startBackground(python, ['-m', 'searx.webapp'], { env: { ...process.env, SEARX_SETTINGS_PATH: file } })
  await waitForPort(port, 20_000)
  return { host, url: `http://${host}/`, close: async () => server.close() }
}
