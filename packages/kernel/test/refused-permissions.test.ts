import { expect, test } from 'vitest'
import { openTestKernel } from './open-test-kernel.ts'
import { testTool } from './test-plugin.ts'

const sends = { allowedHosts: ['api.a.org', '*.b.org'], methods: ['GET'], reasoning: 'x' }
const secret = { name: 'A', hosts: ['api.a.org'], header: 'x-key' }

test.each([
  ['POST to any host', { fetch: { ...sends, allowedHosts: ['*'], methods: ['POST'] } }, 'must name each host exactly for POST'],
  ['POST to a pattern of hosts', { fetch: { ...sends, methods: ['GET', 'POST'] } }, 'not "*.b.org"'],
  ['another method', { fetch: { ...sends, methods: ['DELETE'] } }, '/permissions/fetch/methods'],
  ['a key without a request', { secrets: [secret] }, 'must stand in fetch.allowedHosts: "api.a.org"'],
  ['a key for a host it may not reach', { fetch: sends, secrets: [{ ...secret, hosts: ['a.org'] }] }, '"a.org"'],
  ['a key for a pattern of hosts', { fetch: sends, secrets: [{ ...secret, hosts: ['*.b.org'] }] }, '/permissions/secrets/0/hosts/0'],
  ['a key in no place', { fetch: sends, secrets: [{ name: 'A', hosts: ['api.a.org'] }] }, 'either a header or a query'],
  ['a key in two places', { fetch: sends, secrets: [{ ...secret, query: 'key' }] }, 'either a header or a query'],
  ['a key in a cookie', { fetch: sends, secrets: [{ ...secret, header: 'cookie' }] }, '/permissions/secrets/0/header'],
  ['a variable of another program', { fetch: sends, secrets: [{ ...secret, name: 'aws-key' }] }, '/permissions/secrets/0/name'],
  ['no key at all', { secrets: [] }, '/permissions/secrets'],
])('a manifest that asks for %s is refused', async (_, permissions, problem) => {
  const tool = testTool('eager', { x: '' })
  const kernel = await openTestKernel([{ ...tool, manifest: { ...(tool.manifest as object), permissions } }])
  expect(await kernel.plugin('eager')).toMatchObject({
    state: 'refused',
    fault: { code: 'PLUGIN_BAD_MANIFEST', message: expect.stringContaining(problem) as string },
  })
})
