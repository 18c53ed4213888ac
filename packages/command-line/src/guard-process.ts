import { exit } from './exit.ts'

/** Codes of errors of files, sockets and streams: Node's own, undici's, zlib's and the HTTP parser's. */
const outsideCodes = /^(E[A-Z0-9]+|(UND_ERR|Z|HPE|ERR_STREAM|ERR_HTTP|ERR_SOCKET|ERR_TLS|ERR_SSL)_\w+)$/

/** Tells if an error came from outside this program's own memory: a file, a socket or a stream that broke, with nobody listening. */
function isFromOutside(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && outsideCodes.test(error.code)
}

/**
 * Stands behind everything else: an error that nobody awaited or listened for is said, and the exit code is never green afterwards.
 * The process goes on after a rejected promise, and after an error from outside, which leaves no half-made change behind; after any
 * other exception its memory is in doubt, so it ends, and what was being written is taken up by the next start.
 */
export function guardProcess(process: NodeJS.Process, report: (error: unknown) => void): void {
  process.on('unhandledRejection', (reason) => {
    report(reason)
    process.exitCode = exit.incomplete
  })
  process.on('uncaughtException', (error) => {
    report(error)
    process.exitCode = exit.incomplete
    if (!isFromOutside(error)) process.exit()
  })
}

/**
 * Hears the errors of standard output and standard error. A reader who left (`galley doctor | head -2`) has all he wanted: what comes
 * after goes nowhere, and nothing is said. A result that could not be written for another reason, such as a full disk, is no success.
 */
export function hearOutput({ stdout, stderr }: NodeJS.Process, onLost: (error: Error) => void): { readonly outClosed: AbortSignal } {
  const closed = new AbortController()
  stderr.on('error', () => undefined)
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (closed.signal.aborted) return
    closed.abort()
    if (error.code !== 'EPIPE') onLost(error)
  })
  return { outClosed: closed.signal }
}
