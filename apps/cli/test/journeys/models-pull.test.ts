import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { expect, it, onTestFinished } from 'vitest'
import { freshData, galley } from './start-galley.ts'

/** A safetensors file of one tensor. */
const header = Buffer.from(JSON.stringify({ a: { dtype: 'F32', shape: [4], data_offsets: [0, 16] } }))
const model = Buffer.concat([Buffer.from([header.length, 0, 0, 0, 0, 0, 0, 0]), header, Buffer.alloc(16)])

/** A Python index (PEP 691) with a wheel that holds a file; `served` is what it hands out in its place. */
async function indexWith(file: string, bytes: Uint8Array, served?: Uint8Array): Promise<string> {
  const wheel = zipSync({ [`tiny/${file}`]: bytes })
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
