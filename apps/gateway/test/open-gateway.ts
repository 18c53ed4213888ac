import { createApp, serve, type AppOptions, type Serving } from '../src/index.ts'
import { fakeAuditor } from './fake-auditor.ts'
import { fakeRuntime, type FakeRuntime } from './fake-runtime.ts'
import { startProvider, type Provider } from './provider/start-provider.ts'
import { worldOfTests } from './world-of-tests.ts'

/** Key that the gateway sends to the provider: no client ever sees it. */
export const providerKey = 'sk-provider-0123456789'

/** A gateway on a port, before a provider in a process of its own. */
export interface OpenGateway {
  readonly url: string
  readonly serving: Serving
  readonly provider: Provider
  readonly runtime: FakeRuntime
  readonly said: string[]
  readonly post: (path: string, body: unknown, init?: RequestInit) => Promise<Response>
  readonly close: () => Promise<void>
}

/** Opens it; every model of the name `models` is at the provider. */
export async function openGateway(
  models: readonly string[],
  runtime: FakeRuntime = fakeRuntime(),
  options: Partial<AppOptions> = {},
): Promise<OpenGateway> {
  const provider = await startProvider()
  for (const model of models) runtime.routes.set(model, [{ url: provider.url, key: providerKey, isLocal: true, model }])
  const said: string[] = []
  const app = createApp(runtime, { version: '0', say: (line) => said.push(line), auditor: fakeAuditor(), ...worldOfTests, ...options })
  const serving = await serve(app, { host: '127.0.0.1', port: 0, fetch, graceMs: 5000 })
  const post = (path: string, body: unknown, { headers = {}, ...init }: RequestInit = {}): Promise<Response> =>
    fetch(`${serving.url}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      ...init,
      headers: { Authorization: 'Bearer good-token', 'Content-Type': 'application/json', ...(headers as Record<string, string>) },
    })
  return {
    url: serving.url,
    serving,
    provider,
    runtime,
    said,
    post,
    close: async () => {
      await serving.close()
      provider.stop()
    },
  }
}
