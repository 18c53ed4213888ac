import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

/** A release as npm uploads it. */
interface Release {
  dist: { integrity: string; signatures?: { keyid: string; sig: string }[] }
}

/** Body of the request that `npm publish` makes. */
interface Upload {
  readonly name: string
  readonly versions: Readonly<Record<string, Release>>
  readonly _attachments: Readonly<Record<string, { readonly data: string }>>
}

/** A npm registry on loopback: takes what `npm publish` sends, signs it as the public one does, and serves it again. */
export interface TestRegistry {
  readonly url: string
  readonly host: string
  /** Serves other bytes as a release, with a signature of the registry under them. */
  readonly serve: (name: string, version: string, tarball: Buffer) => void
  /** Packages by name; change what is served by changing them. */
  readonly packages: Map<string, { readonly versions: Record<string, Release>; readonly tarballs: Map<string, Buffer> }>
}

/** Starts a registry; `atEnd` says when it ends, after the test when left out. */
export async function startRegistry(atEnd: (end: () => void) => void = onTestFinished): Promise<TestRegistry> {
  const packages: TestRegistry['packages'] = new Map()
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  const type = 'ecdsa-sha2-nistp256'
  const signRelease = (name: string, version: string, { dist }: Release): void => {
    const sig = sign('sha256', Buffer.from(`${name}@${version}:${dist.integrity}`), privateKey).toString('base64')
    dist.signatures = [{ keyid: 'SHA256:here', sig }]
  }
  const take = ({ name, versions, _attachments }: Upload): void => {
    const known = packages.get(name) ?? { versions: {}, tarballs: new Map<string, Buffer>() }
    packages.set(name, known)
    for (const [version, release] of Object.entries(versions)) {
      signRelease(name, version, release)
      known.versions[version] = release
    }
    for (const [file, { data }] of Object.entries(_attachments)) known.tarballs.set(file, Buffer.from(data, 'base64'))
  }
  const answer = async (request: IncomingMessage): Promise<Buffer | object | null> => {
    const path = decodeURIComponent((request.url ?? '/').slice(1))
    if (request.method === 'PUT') {
      take(JSON.parse((await buffer(request)).toString('utf8')) as Upload)
      return { ok: true }
    }
    if (path === '-/npm/v1/keys') return { keys: [{ keyid: 'SHA256:here', keytype: type, scheme: type, key, expires: null }] }
    const [name = '', file] = path.split('/-/')
    const found = packages.get(name)
    if (file !== undefined) return found?.tarballs.get(file) ?? null
    return found === undefined ? null : { name, versions: found.versions }
  }
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const found = await answer(request)
    if (found === null) response.writeHead(404)
    response.end(Buffer.isBuffer(found) ? found : JSON.stringify(found ?? {}))
  }
  const server = createServer((request, response) => void respond(request, response))
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  atEnd(() => {
    server.closeAllConnections()
    server.close()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const serve = (name: string, version: string, tarball: Buffer): void => {
    const { versions = {}, tarballs = new Map<string, Buffer>() } = packages.get(name) ?? {}
    const file = [...tarballs.keys()].find((one) => one.includes(version))
    const release = versions[version]
    if (file === undefined || release === undefined) throw new Error(`${name} ${version} was never published`)
    tarballs.set(file, tarball)
    release.dist.integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`
    signRelease(name, version, release)
  }
  return { url: `http://${host}/`, host, packages, serve }
}
