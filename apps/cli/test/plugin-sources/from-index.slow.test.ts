import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newPerson, writeRelease, type Person } from './people.ts'

const days = (n: number): Date => new Date(Date.now() + n * 86_400_000)

const storeOf = ({ data }: Person): readonly string[] => readdirSync(join(data, 'store')).toSorted()
const lockOf = ({ dir }: Person): string => readFileSync(join(dir, 'plugins.lock.json'), 'utf8')

/** Everything that a refused command could have left behind. */
const stateOf = (person: Person): string => JSON.stringify([storeOf(person), lockOf(person)])

test('a plugin comes from a team’s index: installed, updated with a new power, and refused when the index is old, ended or changed', async () => {
  const [owner, author, user] = [await newPerson(), await newPerson(), await newPerson({ installs: true })]
  const shelf = join(owner.dir, 'shelf')
  const me = await author.key('me', 'author', '@me/*')
  const ada = await owner.key('ada', 'reviewer', '*')
  await owner.key('bob', 'reviewer', '*')
  const at = ['--dir', shelf]
  const release = (version: string, permissions?: object): string =>
    join(author.dir, writeRelease(author, { version, ...(permissions ? { permissions } : {}) }, { author: me, reviewers: [ada] }))

  // The owners begin the index, and say whose namespace is whose; the author lists, an owner publishes.
  const begun = await owner.galley(['index', 'init', 'shelf', '--key', 'ada', '--key', 'bob', '--threshold', '2'])
  expect(begun).toMatchObject({ code: 0, out: expect.stringMatching(/^sha256:[0-9a-f]{64}\n$/) as string })
  const root = begun.out?.trim() ?? ''
  expect(
    await owner.galley(['index', 'delegate', '@me', '--to', join(author.dir, 'me.json'), '--key', 'ada', '--key', 'bob', ...at]),
  ).toMatchObject({ code: 0 })
  expect(await author.galley(['index', 'add', release('1.2.0'), '--key', 'me', ...at])).toMatchObject({ code: 0 })
  expect(await author.galley(['index', 'publish', '--key', 'me', ...at])).toMatchObject({
    code: 2,
    said: expect.stringContaining('[INDEX_KEY_NOT_ALLOWED]') as string,
  })
  const publish = async (): Promise<void> =>
    expect(await owner.galley(['index', 'publish', '--key', 'ada', ...at])).toMatchObject({ code: 0 })
  await publish()

  // A third person trusts the author and the reviewer, and names the index and its root.
  for (const file of [join(author.dir, 'me.json'), join(owner.dir, 'ada.json')])
    expect(await user.galley(['key', 'trust', file, '--reviewers', '1'])).toMatchObject({ code: 0 })
  const install = ['plugin', 'install', '@me/x@1.2.0', '--yes']
  expect(await user.galley([...install, '--index', shelf])).toMatchObject({
    code: 2,
    said: expect.stringContaining('[INDEX_ROOT_UNKNOWN]') as string,
  })
  const installed = await user.galley([...install, '--index', shelf, '--root', root])
  expect(installed).toMatchObject({
    code: 0,
    said: expect.stringMatching(/Listed by file:.*scope\.me[^]*@me\/x 1\.2\.0 is installed/) as string,
  })
  expect(lockOf(user)).toContain('"spec": "index:@me/x@1.2.0"')

  // The settings name both from here on. An update with a new power shows it.
  user.write('galley.config.json', JSON.stringify({ index: { url: new URL(`file://${shelf}`).href, root } }))
  const before = join(owner.dir, 'before')
  cpSync(shelf, before, { recursive: true })
  const fetch = { allowedHosts: ['mail.example.org'], methods: ['GET'], reasoning: 'to send mail', maxRequests: 1 }
  expect(await author.galley(['index', 'add', release('1.3.0', { fetch }), '--key', 'me', ...at])).toMatchObject({ code: 0 })
  await publish()
  const updated = await user.galley(['plugin', 'update', '@me/x', '--yes'])
  expect(updated).toMatchObject({ code: 0, said: expect.stringMatching(/mail\.example\.org[^]*@me\/x is at 1\.3\.0 now/) as string })

  // From here on everything is refused, each by its own name, and nothing is stored.
  const state = stateOf(user)
  const refused = async (code: string, args: readonly string[], here = {}): Promise<void> => {
    expect(await user.galley(args, here)).toMatchObject({ code: 3, said: expect.stringContaining(`[${code}]`) as string })
    expect(stateOf(user)).toBe(state)
  }
  const again = ['plugin', 'install', '@me/x@1.3.0', '--yes']
  await refused('INDEX_FROZEN', again, { clock: () => days(20) })
  await refused('INDEX_NOT_LISTED', ['plugin', 'install', '@me/x@7.0.0', '--yes'])

  const now = join(owner.dir, 'now')
  cpSync(shelf, now, { recursive: true })
  const swap = (folder: string): void => {
    rmSync(shelf, { recursive: true })
    cpSync(folder, shelf, { recursive: true })
  }
  swap(before)
  await refused('INDEX_ROLLBACK', again)
  await refused('INDEX_ROLLBACK', ['plugin', 'update'])
  swap(now)
  const targets = join(shelf, 'targets', '@me', 'x', '1.3.0')
  for (const file of readdirSync(targets)) writeFileSync(join(targets, file), 'another')
  await refused('INDEX_TAMPERED', again)
  swap(now)

  expect(await author.galley(['index', 'yank', '@me/x@1.3.0', '--reason', 'it sends mail', '--key', 'me', ...at])).toMatchObject({
    code: 0,
  })
  await publish()
  await refused('INDEX_YANKED', again)
  expect((await user.galley(again)).said).toContain('it sends mail')

  // All of it is in the log, which knows when it was changed.
  const log = await user.galley(['plugin', 'log'])
  expect(log).toMatchObject({
    code: 0,
    said: expect.stringMatching(/install +@me\/x 1\.2\.0[^]*update +@me\/x 1\.3\.0[^]*refuse[^]*INDEX_YANKED/) as string,
  })
  expect(await user.galley(['plugin', 'log', 'verify'])).toMatchObject({ code: 0 })
  const file = join(user.data, 'log', 'plugins.jsonl')
  writeFileSync(file, readFileSync(file, 'utf8').replace('"1.3.0"', '"1.4.0"'))
  expect(await user.galley(['plugin', 'log', 'verify'])).toMatchObject({
    code: 1,
    said: expect.stringMatching(/line \d+: it was changed/) as string,
  })
})
