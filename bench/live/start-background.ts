import { spawn, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'

/** A server that was started and is ended with everything it started itself. */
export interface Background {
  close(): Promise<void>
}

/** Starts a server in a process group of its own; it does not outlive this process. */
export function startBackground(command: string, args: readonly string[], options: SpawnOptions): Background {
  const child = spawn(command, args, { ...options, stdio: 'ignore', detached: true })
  const exited = once(child, 'exit').catch(() => undefined)
  const end = (): void => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
    process.kill(-child.pid, 'SIGTERM')
  }
  process.once('exit', end)
  return {
    close: async () => {
      process.off('exit', end)
      end()
      await exited
    },
  }
}
