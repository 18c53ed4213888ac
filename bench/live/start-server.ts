import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own. */
export interface LiveServer {
  readonly url: string
  close(): Promise<void>
}

/** Starts the model server and waits until it says where it is. */
export async function startLiveServer(modelPath: string): Promise<LiveServer> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.resolve('./server.ts')), modelPath], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  const first = await Promise.race([once(lines, 'line'), exited])
  const [url] = first as [unknown]
  if (typeof url !== 'string') throw new Error(`the model server ended with ${String(url)} before it listened`)
  return {
    url,
    close: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}
