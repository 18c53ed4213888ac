import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, onTestFinished } from 'vitest'
import type { Part } from './start-machine.ts'

/** True where nginx is installed. */
export function hasNginx(): boolean {
  return spawnSync('nginx', ['-v']).status === 0
}

/** Starts nginx with a configuration, listening at an address; it is ended after the test. */
export async function startNginx(config: string, url: string): Promise<Part> {
  const dir = tempFolder()
  writeFileSync(join(dir, 'nginx.conf'), config)
  let child: ChildProcess
  const start = async (): Promise<void> => {
    const words = ['-p', dir, '-c', join(dir, 'nginx.conf'), '-e', 'stderr', '-g', `daemon off; pid ${join(dir, 'nginx.pid')};`]
    // A group of its own: its workers end with it.
    child = spawn('nginx', words, { stdio: 'ignore', detached: true })
    await expect
      .poll(
        () =>
          fetch(url).then(
            () => true,
            () => false,
          ),
        { timeout: 20_000 },
      )
      .toBe(true)
  }
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    await ended
  }
  onTestFinished(async () => kill())
  await start()
  return { start, kill }
}
