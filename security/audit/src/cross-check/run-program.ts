import type { spawn as nodeSpawn } from 'node:child_process'

/** The end of a program. `reason` is set when its answer is not to be used, in words. */
export interface ProgramResult {
  /** Exit code; null when it was stopped or never started. */
  readonly exit: number | null
  readonly stdout: string
  /** The end of what it said beside the answer. */
  readonly stderr: string
  readonly reason?: string
}

/** A program, what it is given, and its limits. */
export interface ProgramCall {
  readonly spawn: typeof nodeSpawn
  readonly file: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly timeoutMs: number
  readonly maxBytes: number
  readonly signal?: AbortSignal
}

/** Characters of the error output that are kept for the report. */
const keptErrors = 2000

/** Runs a program without a shell and with nothing on its input. It never throws, and it ends: by itself, by time or by the size of its answer. */
export function runProgram(call: ProgramCall): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = call.spawn(call.file, [...call.args], {
      cwd: call.cwd,
      env: { ...call.env },
      shell: false,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    const chunks: Buffer[] = []
    let [size, stderr, ended] = [0, '', false]
    const end = (exit: number | null, reason?: string): void => {
      if (ended) return
      ended = true
      clearTimeout(timer)
      call.signal?.removeEventListener('abort', onAbort)
      if (reason !== undefined) child.kill('SIGKILL')
      // A grandchild may keep the pipes open; nobody waits for it.
      child.stdout?.destroy()
      child.stderr?.destroy()
      resolve({
        exit,
        stdout: Buffer.concat(chunks).toString('utf8'),
        stderr: stderr.slice(-keptErrors),
        ...(reason === undefined ? {} : { reason }),
      })
    }
    const onAbort = (): void => end(null, 'the audit was interrupted')
    const timer = setTimeout(() => end(null, `no answer within ${call.timeoutMs / 1000} s`), call.timeoutMs)
    call.signal?.addEventListener('abort', onAbort)
    for (const stream of [child.stdout, child.stderr]) stream?.on('error', (error) => end(null, `its output broke: ${error.message}`))
    child.stdout?.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > call.maxBytes) end(null, `an answer of more than ${call.maxBytes} bytes`)
      else chunks.push(chunk)
    })
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr = (stderr + chunk.toString('utf8')).slice(-keptErrors)
    })
    child.on('error', (error) => end(null, `it did not start: ${error.message}`))
    child.on('close', (exit, signal) => end(exit, exit === null ? `it was ended by ${signal ?? 'a signal'}` : undefined))
    if (call.signal?.aborted) onAbort()
  })
}
