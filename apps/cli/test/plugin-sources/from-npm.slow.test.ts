import { execFile } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { root } from '../journeys/start-galley.ts'
import { newPerson, writeRelease, type Person } from './people.ts'
import { startRegistry } from './start-registry.ts'

const npm = join(root, 'tools', 'node_modules', 'npm', 'bin', 'npm-cli.js')

test('a plugin comes from an npm registry with its papers beside it, and is refused when the registry’s word does not hold', async () => {
  const registry = await startRegistry()
  const [author, user] = [await newPerson(), await newPerson({ installs: true })]
  const me = await author.key('me', 'author', '@me/*')
  const ada = await author.key('ada', 'reviewer', '*')
  for (const { write } of [author, user]) write('.npmrc', `registry=${registry.url}\n//${registry.host}/:_authToken=none\n`)
  const npmrcOf = ({ dir }: Person): Record<string, string> => ({ NPM_CONFIG_USERCONFIG: join(dir, '.npmrc') })
  const publish = async (what: string): Promise<void> => {
    const env = { PATH: process.env['PATH'], HOME: author.dir, npm_config_cache: join(author.dir, '.npm'), ...npmrcOf(author) }
    await promisify(execFile)(process.execPath, [npm, 'publish', what, '--access', 'public'], { cwd: author.dir, env })
  }
  const release = async (version: string, permissions = {}): Promise<void> => {
    const file = writeRelease(author, { version, permissions }, { author: me, reviewers: [ada] })
    await publish(`./${file}`)
    const papers = await author.galley(['plugin', 'papers', file])
    expect(papers).toMatchObject({ code: 0, out: `${file.replace('.tgz', '.papers')}\n` })
    await publish(`./${papers.out?.trim()}`)
  }
  await release('1.2.0')
  expect([...registry.packages.keys()]).toEqual(['@me/x', '@me/x-papers'])

  for (const name of ['me', 'ada'])
    expect(await user.galley(['key', 'trust', join(author.dir, `${name}.json`), '--reviewers', '1'])).toMatchObject({ code: 0 })
  const galley = async (...args: readonly string[]): Promise<{ code: number; said: string }> =>
    user.galley(args, { env: { GALLEY_PROBE_LOCAL: '0', GALLEY_DATA: user.data, ...npmrcOf(user) } })
  const installed = await galley('plugin', 'install', 'npm:@me/x', '--yes')
  expect(installed).toMatchObject({
    code: 0,
    said: expect.stringMatching(
      /The registry 127[^]*signed name, version and tarball[^]*no provenance[^]*@me\/x 1\.2\.0 is installed/,
    ) as string,
  })
  const lock = (): string => readFileSync(join(user.dir, 'plugins.lock.json'), 'utf8')
  expect(lock()).toContain('"spec": "npm:@me/x@1.2.0"')

  const fetch = { allowedHosts: ['mail.example.org'], methods: ['GET'], reasoning: 'to send mail', maxRequests: 1 }
  await release('1.3.0', { fetch })
  const updated = await galley('plugin', 'update', '--yes')
  expect(updated).toMatchObject({ code: 0, said: expect.stringMatching(/mail\.example\.org[^]*@me\/x is at 1\.3\.0 now/) as string })

  const [store, before] = [readdirSync(join(user.data, 'store')), lock()]
  const refused = async (code: string, ...args: readonly string[]): Promise<void> => {
    expect(await galley(...args)).toMatchObject({ code: 3, said: expect.stringContaining(`[${code}]`) as string })
    expect([readdirSync(join(user.data, 'store')), lock()]).toEqual([store, before])
  }
  const served = registry.packages.get('@me/x')!
  const papers = registry.packages.get('@me/x-papers')!
  const good = structuredClone(served.versions)
  const again = ['plugin', 'install', '@me/x@1.3.0', '--yes'] as const

  served.versions['1.3.0']!.dist.signatures = served.versions['1.2.0']!.dist.signatures!
  await refused('REGISTRY_SIGNATURE_INVALID', ...again)
  delete served.versions['1.3.0']!.dist.signatures
  await refused('REGISTRY_SIGNATURE_MISSING', ...again)
  Object.assign(served.versions, structuredClone(good))

  const [file, bytes] = [...served.tarballs].find(([name]) => name.includes('1.3.0'))!
  served.tarballs.set(file, Buffer.from('another'))
  await refused('NPM_TARBALL_OTHER', ...again)
  served.tarballs.set(file, bytes)

  // A registry that lies, with its own signature under it, is no author.
  registry.serve('@me/x', '1.3.0', served.tarballs.get(served.tarballs.keys().toArray()[0]!)!)
  await refused('PLUGIN_TAMPERED', ...again)
  served.tarballs.set(file, bytes)
  Object.assign(served.versions, structuredClone(good))

  const right = papers.versions['1.3.0-papers.3']!
  delete papers.versions['1.3.0-papers.3']
  await refused('PAPERS_MISSING', ...again)
  papers.versions['1.3.0-papers.3'] = right
  await refused('NPM_RELEASE_MISSING', 'plugin', 'install', 'npm:@me/x@9.0.0', '--yes')
  expect(existsSync(join(user.data, 'trust', 'index'))).toBe(false)
  expect(await galley('plugin', 'log', 'verify')).toMatchObject({ code: 0 })
})
