import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createVerdictStatement, formatTarballName, signStatement, vettedProperty } from '@galley/trust'
import { keyOf, newSigner, policyText, signContent } from '@galley/trust/test/release'
import { expect, it } from 'vitest'
import { freshData, startGalley } from './start-galley.ts'

const [name, version] = ['@acme/wire', '1.0.0']
const people = { acme: newSigner(), ada: newSigner() }

/** A release that acme made and ada reviewed, as the body of a request holds it. */
function makeRelease(): Readonly<Record<string, string>> {
  const galley = { schemaVersion: 1, main: 'dist/plugin.mjs', kind: 'tool', provides: ['search'], permissions: { files: {} } }
  const sources = [`${name}@${version}/src/index.ts`]
  const files = Object.entries({
    'package/dist/plugin.mjs': 'export default { operations: {} }\n',
    'package/dist/plugin.mjs.map': JSON.stringify({ version: 3, sources, names: [], mappings: '' }),
    'package/package.json': JSON.stringify({ name, version, galley }),
  }).map(([path, text]) => [path, new TextEncoder().encode(text)] as const)
  const { tarball, sbom, bundles } = signContent({ name, version, files: new Map(files) }, people.acme)
  const day = 86_400_000
  const verdict = createVerdictStatement({
    name,
    version,
    tarball,
    verifier: 'https://example.org/vet',
    timeCreated: new Date(Date.now() - day).toISOString(),
    expiresAt: new Date(Date.now() + 90 * day).toISOString(),
    properties: [vettedProperty],
    policies: [],
    recordings: '0'.repeat(64),
  })
  const base64 = (content: string | Uint8Array): string => Buffer.from(content).toString('base64')
  const signed = `${bundles}${signStatement(verdict, people.ada)}\n`
  return { fileName: formatTarballName(name, version), tarball: base64(tarball), sbom: base64(sbom), bundles: base64(signed) }
}

it('a vetted release comes in over HTTP: looked at, agreed to, locked, shown, removed', async () => {
  const data = await freshData()
  const project = join(data, 'drafts', 'project')
  mkdirSync(project, { recursive: true })
  const day = 86_400_000
  const window = { from: new Date(Date.now() - 9 * day).toISOString(), to: new Date(Date.now() + 99 * day).toISOString() }
  const policy = policyText(people.acme, (own) => {
    own.signers['acme']!.keys = [{ ...keyOf(people.acme), ...window }]
    own.signers['ada'] = { roles: ['reviewer'], keys: [{ ...keyOf(people.ada), ...window }], identities: [], namespaces: ['*'] }
    own.require.push({ predicate: 'https://in-toto.io/attestation/svr/v0.2', role: 'reviewer', threshold: 1, distinctFrom: 'author' })
  })
  writeFileSync(join(project, 'trust-policy.json'), policy)
  const lock = (): string => readFileSync(join(project, 'plugins.lock.json'), 'utf8')

  const gateway = startGalley(['start', '--port', '0', '--no-example'], { data, cwd: project })
  const url = /ready at (\S+)/.exec(await gateway.said('enter?ticket='))?.[1] ?? ''
  const token = readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()
  const ask = async (method: string, path: string, body?: object): Promise<{ status: number; json: Record<string, unknown> }> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const answer = await fetch(`${url}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
  }
  const release = makeRelease()
  const bytes = Buffer.from(release['tarball'] ?? '', 'base64')
  bytes[40] = bytes[40]! ^ 1
  const tampered = await ask('POST', '/v1/plugins/inspect', { release: { ...release, tarball: bytes.toString('base64') } })
  expect([tampered.status, tampered.json['exit']]).toEqual([403, 3])

  const asked = await ask('POST', '/v1/plugins/inspect', { release })
  expect(asked).toMatchObject({
    status: 200,
    json: { facts: { name, author: { id: 'acme' }, reviewers: [{ id: 'ada' }], needsConsent: true } },
  })
  const { consent } = asked.json
  expect(await ask('POST', '/v1/plugins', { consent })).toMatchObject({ status: 201, json: { name, version } })
  expect(JSON.parse(lock())).toMatchObject({ plugins: [{ name, version, grant: { permissions: { files: {} } } }] })
  expect(await ask('POST', '/v1/plugins', { consent })).toMatchObject({ status: 409, json: { code: 'CONSENT_UNKNOWN' } })
  // Where the wall does not hold, the kernel refuses it; it is listed all the same.
  const listed = await ask('GET', `/v1/plugins/${encodeURIComponent(name)}`)
  expect(listed).toMatchObject({ status: 200, json: { name, version, builtHere: false } })
  const page = await fetch(`${url}/plugins`, { headers: { authorization: `Bearer ${token}`, accept: 'text/html' } })
  expect(await page.text()).toContain('id="@acme/wire"')
  expect(await ask('DELETE', `/v1/plugins/${encodeURIComponent(name)}`)).toMatchObject({ status: 200, json: { name } })
  expect(JSON.parse(lock())).toMatchObject({ plugins: [] })
  gateway.child.kill('SIGTERM')
  await gateway.done
})
