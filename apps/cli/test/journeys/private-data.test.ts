import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { freshData, galley, startGalley } from './start-galley.ts'

/** Runs a command as somebody whose new files are open to everybody. */
const careless = ['sh', '-c', 'umask 0; exec "$@"', 'sh']

/** Everything below a folder that group or others may read, write or enter. */
function exposedIn(folder: string): readonly string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return ['.', ...all].filter((path) => (statSync(join(folder, path)).mode & 0o077) !== 0)
}

it('keeps the data folder and all that is in it for its owner alone', async (context) => {
  if (process.platform === 'win32') context.skip('Windows has no such permissions')
  const data = await freshData()
  // What the packing of this clone put there is made anew, so that its files are seen as well.
  rmSync(join(data, 'trust'), { recursive: true })
  rmSync(join(data, 'store'), { recursive: true })
  const documents = `${data}-documents`
  mkdirSync(documents)
  context.onTestFinished(() => rmSync(documents, { recursive: true }))
  writeFileSync(join(documents, 'harbour.md'), '# The harbour\n\nThe harbour of Nordholm was founded in 1887 and has fourteen berths.\n')
  const draft = await galley(['draft', 'The harbour of Nordholm', '--sources', documents, '--words', '100'], { data, within: careless })
  expect(draft.stdout, draft.stderr).toContain('1887')
  const gateway = startGalley(['start', '--no-example', '--port', '0'], { data, within: careless })
  await gateway.said('/enter?ticket=')
  expect(exposedIn(data)).toEqual([])
  gateway.child.kill('SIGTERM')
  await gateway.done
  expect(exposedIn(data)).toEqual([])
})

it('refuses a trust policy that others may change, and says how to close it', async (context) => {
  if (process.platform === 'win32') context.skip('Windows has no such permissions')
  const data = await freshData()
  chmodSync(join(data, 'trust', 'workspace-policy.json'), 0o666)
  const refused = await galley(['plugin', 'list'], { data })
  expect(refused).toMatchObject({ code: 2, stdout: '' })
  expect(refused.stderr).toContain('[TRUST_EXPOSED]')
  expect(refused.stderr).toContain('chmod -R go=')
})
