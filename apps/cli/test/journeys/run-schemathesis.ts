import { execFile, execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freshData, startGalley } from './start-galley.ts'

// Schemathesis (schemathesis.io) reads /openapi.json and sends what it allows and what it forbids to a real gateway. It is a Python program:
// `pip install schemathesis`, or GALLEY_SCHEMATHESIS with the path of its command.

const program = process.env['GALLEY_SCHEMATHESIS'] ?? 'schemathesis'

/** Reason for which a test skips itself where the program is absent. */
export const schemathesisMissing = 'Schemathesis is not there: `pip install schemathesis`, or GALLEY_SCHEMATHESIS=/path/to/schemathesis'

export function isSchemathesisInstalled(): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** A gateway of its own, with the token that opens everything. */
export interface AttackedGateway {
  readonly url: string
  readonly data: string
  readonly token: string
  /** Ends it and answers its exit code. */
  readonly stop: () => Promise<number>
}

export async function startAttacked(): Promise<AttackedGateway> {
  const data = await freshData()
  const gateway = startGalley(['start', '--port', '0', '--no-example'], { data })
  const url = /ready at (\S+)/.exec(await gateway.said('enter?ticket='))?.[1] ?? ''
  const stop = async (): Promise<number> => {
    gateway.child.kill('SIGTERM')
    return (await gateway.done).code
  }
  return { url, data, token: readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim(), stop }
}

/** Runs it against a gateway for so many seconds; answers its exit code and its report. */
export async function runSchemathesis(
  { url, data, token }: Pick<AttackedGateway, 'url' | 'data' | 'token'>,
  options: readonly string[],
  { config = '', seconds }: { readonly config?: string; readonly seconds: number },
): Promise<string> {
  const file = join(data, 'schemathesis.toml')
  writeFileSync(file, config)
  const words = [
    '--config-file',
    file,
    'run',
    `${url}/openapi.json`,
    '-H',
    `Authorization: Bearer ${token}`,
    '--seed',
    '1',
    '--workers',
    '1',
  ]
  const always = ['--continue-on-failure', '--suppress-health-check', 'all', '--max-time', String(seconds)]
  return new Promise((resolve) => {
    execFile(program, [...words, ...always, ...options], { cwd: data, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
      resolve(`exit ${error === null ? 0 : String(error.code)}\n${stdout}${stderr}`),
    )
  })
}
