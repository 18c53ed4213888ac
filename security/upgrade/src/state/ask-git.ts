import type { spawn as nodeSpawn } from 'node:child_process'

/** Git, and the repository that it reads. */
export interface GitPlace {
  readonly spawn: typeof nodeSpawn
  /** Variables of the user: PATH alone is handed on. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly folder: string
  readonly signal: AbortSignal
}

/** An answer of git; `problem` in place of it where there is none. */
export type GitAnswer = { readonly output: Buffer } | { readonly problem: string }

/** Bytes that git may answer: the whole tree of a large repository, or all its lockfiles. */
const maxBytes = 256 * 1024 * 1024

/** Milliseconds that one question may take. */
const timeoutMs = 120_000

/**
 * Settings for a repository that may be hostile. Plumbing runs no hook, filter, pager or alias; what could start a program all the same (a monitor
 * of files, the transport that fetches objects which a partial clone lacks) is turned off here, for the command line wins over the
 * repository's own configuration. Whose the repository is does not matter to who only reads objects.
 */
const settings = ['safe.directory=*', 'core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.pager=cat', 'protocol.allow=never']

/** The environment of git: nobody's configuration, no object that is fetched or replaced, no question asked. */
function environment(env: GitPlace['env']): Readonly<Record<string, string>> {
  return {
    PATH: env['PATH'] ?? '',
    ...(env['SystemRoot'] === undefined ? {} : { SystemRoot: env['SystemRoot'] }),
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    // Git before 2.45 knows the first not, and refuses every transport by the second.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  }
}

/** Asks git one question, with `input` on its standard input. It never throws. */
export function askGit({ spawn, env, folder, signal }: GitPlace, args: readonly string[], input = ''): Promise<GitAnswer> {
  return new Promise((resolve) => {
    const options = settings.flatMap((setting) => ['-c', setting])
    const child = spawn('git', ['--no-pager', ...options, ...args], {
      cwd: folder,
      env: environment(env),
      shell: false,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    })
    const chunks: Buffer[] = []
    let [size, said] = [0, '']
    const end = (answer: GitAnswer): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      if ('problem' in answer) child.kill('SIGKILL')
      resolve(answer)
    }
    const stop = (): void => end({ problem: 'it was interrupted' })
    const timer = setTimeout(() => end({ problem: `git did not answer within ${timeoutMs / 1000} s` }), timeoutMs)
    signal.addEventListener('abort', stop)
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > maxBytes) end({ problem: `git answered more than ${maxBytes >> 20} MiB` })
      else chunks.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(0, 2000)))
    child.on('error', (error) => end({ problem: `git did not start: ${error.message}` }))
    child.on('close', (code) =>
      end(code === 0 ? { output: Buffer.concat(chunks) } : { problem: firstLine(said) || `git ended with ${code}` }),
    )
    // Git may end before it has read everything: its exit code says so.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

function firstLine(said: string): string {
  return (said.split('\n').find((line) => line.trim() !== '') ?? '').replace(/^(?:fatal|error):\s*/, '').trim()
}
