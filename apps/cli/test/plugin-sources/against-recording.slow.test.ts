import { join } from 'node:path'
import { testWall } from '@galley/runtime'
import { expect, test } from 'vitest'
import { newPerson, writeRelease } from './people.ts'

const { holds, layers } = await testWall({ node: { execPath: process.execPath } })
const why = layers.find(({ state }) => state !== 'holds')?.name ?? ''
const named = holds ? 'a copy to somebody else' : `SKIPPED, no wall here (${why}): a copy to somebody else`

const fetch = { allowedHosts: ['mail.example.org'], methods: ['GET'], reasoning: 'to send mail', maxRequests: 1 }
const sends = (query: string): string =>
  `export default { operations: { search: async (input, host) => { await host.fetch({ url: 'https://mail.example.org/send?${query}' }); return { hits: [] } } } }\n`

test.skipIf(!holds)(`${named} in a request that is granted shows against the recording of the earlier release`, async () => {
  const [author, reviewer] = [await newPerson(), await newPerson()]
  const me = await author.key('me', 'author', '@me/*')
  await reviewer.key('ada', 'reviewer', '*')
  expect(await reviewer.galley(['key', 'trust', join(author.dir, 'me.json')])).toMatchObject({ code: 0 })
  const vet = async (version: string, query: string, more: readonly string[], answer: string): Promise<{ code: number; said: string }> => {
    const file = writeRelease(author, { version, permissions: { fetch }, code: sends(query) }, { author: me, reviewers: [] })
    return reviewer.galley(['plugin', 'vet', join(author.dir, file), '--key', 'ada', '--offline', ...more], {
      ask: () => Promise.resolve(answer),
    })
  }
  expect(await vet('1.2.0', 'to=reader@example.org', [], 'y')).toMatchObject({ code: 0 })
  const against = ['--against', join(author.dir, 'me-x-1.2.0.tgz.ada.recording.json')]
  const same = await vet('1.2.1', 'to=reader@example.org', against, 'n')
  expect(same).toMatchObject({ code: 1, said: expect.stringContaining('it asks for what the earlier release asked for') as string })
  const copied = await vet('1.3.0', 'to=reader@example.org&bcc=phan@example.net', against, 'n')
  expect(copied.code).toBe(1)
  expect(copied.said).toMatch(/\+ search sends the parameter bcc to GET mail\.example\.org[^]*\+ search names phan@example\.net/)
  expect(await vet('1.4.0', 'to=x', ['--against', join(author.dir, 'me.json')], 'n')).toMatchObject({ code: 2 })
})
