import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const notForUsers = /\.test\.|(^|\/)(test|fixtures|__fixtures__|node_modules)\/|\.map$|\.tsbuildinfo$|(^|\/)(turbo|tsconfig[\w.]*)\.json$/

/** Checks the tarball of one package: its files and licence, then publint, and attw where somebody imports it. Answers problems in words, none when it is sound. */
export async function checkTarball(
  tarball: string,
  licence: string,
  { hasTypes }: { readonly hasTypes: boolean },
): Promise<readonly string[]> {
  const { stdout } = await execute('tar', ['-tzf', tarball])
  const paths = stdout.split('\n').filter((path) => path !== '')
  const problems = [...(await checkFiles(tarball, paths, licence))]
  const attw = ['attw', '--profile', 'esm-only', '--no-color', '--no-emoji', tarball]
  for (const args of [['publint', '--strict', tarball], ...(hasTypes ? [attw] : [])]) problems.push(...(await runTool(args)))
  return problems
}

async function checkFiles(tarball: string, paths: readonly string[], licence: string): Promise<readonly string[]> {
  const read = async (path: string): Promise<string> =>
    paths.includes(path) ? (await execute('tar', ['-xzOf', tarball, path], { maxBuffer: 1 << 24 })).stdout : ''
  return [
    ...((await read('package/LICENSE')) === licence ? [] : ['it does not hold the text of LICENSE']),
    ...(paths.includes('package/README.md') ? [] : ['it holds no README.md']),
    ...(paths.some((path) => path.startsWith('package/dist/')) ? [] : ['it was not built: it holds no dist']),
    ...(/"(workspace|catalog):/.test(await read('package/package.json')) ? ['its dependencies name the workspace'] : []),
    // The test of a template is the first one of its author.
    ...paths
      .filter((path) => notForUsers.test(path) && !path.startsWith('package/templates/'))
      .map((path) => `${path} is not for its users`),
  ]
}

/** Runs one of this folder's programs; its report is the problem when it fails. */
async function runTool([program = '', ...args]: readonly string[]): Promise<readonly string[]> {
  const bin = join(import.meta.dirname, 'node_modules', '.bin', process.platform === 'win32' ? `${program}.cmd` : program)
  try {
    await execute(bin, args, { shell: process.platform === 'win32' })
    return []
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string }
    return [`${program}: ${`${stdout}${stderr}`.trim()}`]
  }
}
