import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { RegistryAddress } from '../../security/audit/src/index.ts'

/** A registry on this machine that hands on what npm's registry and the Python index answer, and keeps it. */
export interface KeptRegistry {
  readonly url: string
  readonly close: () => Promise<void>
}

/** Host of the files of the public Python index. */
const files = 'https://files.pythonhosted.org'

/** Opens a registry over a folder: what is in it is answered from it, everything else is asked once. `/pypi/` and `/simple/` are the index's. */
export async function keepRegistry(folder: string, npm: RegistryAddress, pypi: RegistryAddress): Promise<KeptRegistry> {
  mkdirSync(folder, { recursive: true })
  const sourceOf = (path: string): { readonly address: string; readonly headers: Readonly<Record<string, string>> } => {
    if (path.startsWith('/files/')) return { address: files + path.slice('/files'.length), headers: {} }
    const registry = /^\/(?:pypi|simple)\//.test(path) ? pypi : npm
    return { address: registry.url.replace(/\/$/, '') + path, headers: registry.headers() }
  }
  const answer = async (path: string, accept: string): Promise<Uint8Array> => {
    const file = join(folder, createHash('sha256').update(`${accept} ${path}`).digest('hex'))
    try {
      return readFileSync(file)
    } catch {
      const { address, headers } = sourceOf(path)
      const response = await fetch(address, { headers: { accept, ...headers } })
      if (!response.ok) return new Uint8Array()
      const bytes = new Uint8Array(await response.arrayBuffer())
      writeFileSync(`${file}.part`, bytes)
      renameSync(`${file}.part`, file)
      return bytes
    }
  }
  const server = createServer((request, response) => {
    const isText = !/\.(?:tgz|whl|gz|zip)$/.test(request.url ?? '')
    const hand = async (): Promise<void> => {
      const bytes = await answer(request.url ?? '', request.headers.accept ?? '*/*').catch(() => null)
      if (bytes === null || bytes.length === 0) response.writeHead(bytes === null ? 502 : 404).end()
      else response.end(isText ? pointHere(bytes, npm, `http://${request.headers.host}`) : bytes)
    }
    void hand()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Addresses of archives lead to this registry. */
function pointHere(bytes: Uint8Array, npm: RegistryAddress, url: string): string {
  return new TextDecoder()
    .decode(bytes)
    .replaceAll(`${npm.url.replace(/\/$/, '')}/`, `${url}/`)
    .replaceAll(`${files}/`, `${url}/files/`)
}
