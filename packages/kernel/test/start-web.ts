import type { KernelOptions } from '../src/index.ts'
import { startServer } from './start-server.ts'
import type { TestRef } from './test-plugin.ts'

/** A page as a test's web serves it. */
interface WebPage {
  readonly type?: string
  readonly status?: number
  readonly body: string | Uint8Array
}

/** Several hosts on loopback that serve pages, and the options with which a kernel reaches them. A page without an answer is text that says its path. */
export async function startWeb(
  pageOf: (path: string) => WebPage | undefined = () => undefined,
): Promise<{ readonly url: (host: string, path: string) => string; readonly fetch: KernelOptions<TestRef>['fetch'] }> {
  const { port } = await startServer((request, response) => {
    const path = request.url ?? '/'
    const { type = 'text/plain', status = 200, body } = pageOf(path) ?? { body: `page of ${path}\r\nnext` }
    response.writeHead(status, { 'content-type': type }).end(body)
  })
  const hosts = ['a.test', 'x.test', 'named.test', 'other.test', 'elsewhere.test']
  return {
    url: (host, path) => `http://${host}:${port}${path}`,
    fetch: {
      policy: { privateHosts: hosts.map((host) => `${host}:${port}`), userAgent: 'Galley/0.1 (+https://example.org)', gapMs: 0 },
      resolve: () => Promise.resolve(['127.0.0.1']),
    },
  }
}
