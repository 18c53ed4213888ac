import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { SeenCall } from './seen-call.ts'

/** A double of a model provider in a process of its own. */
export interface Provider {
  /** Base address, `http://127.0.0.1:PORT/v1`. */
  readonly url: string
  /** Calls to a model so far. */
  calls(model: string): Promise<readonly SeenCall[]>
  /** Calls to a model, once they are as wanted. */
  until(model: string, isWanted: (calls: readonly SeenCall[]) => boolean): Promise<readonly SeenCall[]>
  stop(): void
}

export async function startProvider(): Promise<Provider> {
  const child = fork(join(import.meta.dirname, 'provider.ts'), { silent: true, execArgv: ['--no-warnings'] })
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (data: Buffer) => resolve(data.toString().trim()))
    child.stderr?.once('data', (data: Buffer) => reject(new Error(data.toString())))
  })
  const origin = `http://127.0.0.1:${port}`
  const calls = async (model: string): Promise<readonly SeenCall[]> =>
    ((await (await fetch(`${origin}/stats`)).json()) as readonly SeenCall[]).filter((call) => call.model === model)
  return {
    url: `${origin}/v1`,
    calls,
    until: async (model, isWanted) => {
      for (;;) {
        const seen = await calls(model)
        if (isWanted(seen)) return seen
      }
    },
    stop: () => child.disconnect(),
  }
}
