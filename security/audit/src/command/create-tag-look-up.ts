import type { System } from '@galley/command-line'
import type { LookUpTags } from '../checks/actions/compare-tags.ts'
import { runProgram } from '../cross-check/run-program.ts'
import { fault } from '../faults.ts'

/** Milliseconds that one repository may take to answer. */
const timeoutMs = 30_000
/** Bytes of an answer: two lines a tag that was asked for. */
const maxBytes = 1024 * 1024

/** Variables of the user that git needs to reach a server. */
const handedOn = ['PATH', 'SystemRoot', 'HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy', 'SSL_CERT_FILE', 'GIT_SSL_CAINFO'] as const

/**
 * Looks tags up with `git ls-remote`, at the server that `GITHUB_SERVER_URL` names as it does in a workflow. Git sees no repository and nobody's
 * configuration: one that is audited could name a program there. Nothing is fetched, no password is asked for or handed on.
 * @throws AUDIT_TAGS_UNKNOWN
 */
export function createTagLookUp({ spawn, env }: Pick<System, 'spawn' | 'env'>): LookUpTags {
  const named = env['GITHUB_SERVER_URL'] ?? ''
  const server = /^https?:\/\/[\w.:-]+$/.test(named) ? named : 'https://github.com'
  return async ({ owner, name }, tags, signal) => {
    const url = `${server}/${owner}/${name}`
    const refs = tags.flatMap((tag) => [`refs/tags/${tag}`, `refs/tags/${tag}^{}`])
    const { exit, stdout, stderr, reason } = await runProgram({
      spawn,
      file: 'git',
      args: ['-c', 'credential.helper=', 'ls-remote', '--', url, ...refs],
      cwd: '/',
      env: {
        ...Object.fromEntries(handedOn.flatMap((key) => (env[key] === undefined ? [] : [[key, env[key]]]))),
        LC_ALL: 'C',
        GIT_DIR: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_ALLOW_PROTOCOL: new URL(server).protocol.slice(0, -1),
        GIT_TERMINAL_PROMPT: '0',
        GIT_ASKPASS: '',
        SSH_ASKPASS: '',
      },
      timeoutMs,
      maxBytes,
      ...(signal ? { signal } : {}),
    })
    if (exit !== 0) throw fault('AUDIT_TAGS_UNKNOWN', { url, problem: reason ?? (stderr.split('\n')[0] || `git ended with ${exit}`) })
    return readTags(stdout)
  }
}

/** Commits by tag; of an annotated tag the commit that it stands for (`^{}`), which comes behind the tag's own line. */
function readTags(stdout: string): ReadonlyMap<string, string> {
  return new Map(
    [...stdout.matchAll(/^(?<commit>[\da-f]{40,64})\trefs\/tags\/(?<tag>\S+?)(?:\^\{\})?$/gm)].map(({ groups = {} }) => [
      groups['tag'] ?? '',
      groups['commit'] ?? '',
    ]),
  )
}
