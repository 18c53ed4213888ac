import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { packRelease } from './pack-release.ts'

/** A release as a test writes it: its files, and what the registry says of it. */
export interface PlannedRelease {
  readonly name: string
  readonly version: string
  readonly files: Readonly<Record<string, string | Uint8Array>>
  readonly publishedAt?: string
  readonly publisher?: string
  readonly hasProvenance?: boolean
  /** A CI service published it (npm trusted publishing). */
  readonly isTrusted?: boolean
  readonly deprecated?: string
}

/** An npm registry on this machine, and what it was asked. */
export interface LoopbackRegistry {
  readonly url: string
  readonly asked: readonly string[]
  readonly integrityOf: (name: string, version: string) => string
  readonly close: () => Promise<void>
}

/** Serves releases as npm does: a packument a name, a tarball a release. */
export async function serveReleases(releases: readonly PlannedRelease[]): Promise<LoopbackRegistry> {
  const packed = await Promise.all(
    releases.map(async (release) => {
      const manifest = { name: release.name, version: release.version, ...JSON.parse(String(release.files['package.json'] ?? '{}')) }
      const tarball = await packRelease({ ...release.files, 'package.json': JSON.stringify(manifest) })
      return { ...release, tarball, manifest, integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}` }
    }),
  )
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '')
    asked.push(path)
    const file = packed.find(({ name, version }) => path === tarballPath(name, version))
    if (file !== undefined) return void response.end(file.tarball)
    const own = packed.filter(({ name }) => path === `/${name}`)
    if (own.length === 0) return void response.writeHead(404).end()
    response.end(JSON.stringify(packument(own, `http://${request.headers.host}`)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    integrityOf: (name, version) => packed.find((one) => one.name === name && one.version === version)?.integrity ?? '',
    close: async () => {
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const tarballPath = (name: string, version: string): string => `/${name}/-/${name.split('/').at(-1)}-${version}.tgz`

type Packed = PlannedRelease & { readonly manifest: object; readonly integrity: string }

function packument(releases: readonly Packed[], host: string): object {
  const dated = releases.filter(({ publishedAt }) => publishedAt !== undefined)
  return {
    name: releases[0]?.name,
    'dist-tags': { latest: releases.at(-1)?.version },
    ...(dated.length > 0
      ? { time: { created: dated[0]?.publishedAt, ...Object.fromEntries(dated.map(({ version, publishedAt }) => [version, publishedAt])) } }
      : {}),
    versions: Object.fromEntries(
      releases.map(({ name, version, manifest, integrity, publisher, hasProvenance, isTrusted, deprecated }) => [
        version,
        {
          ...manifest,
          ...(publisher === undefined
            ? {}
            : { _npmUser: { name: publisher, ...(isTrusted === true ? { trustedPublisher: { id: 'github' } } : {}) } }),
          ...(deprecated === undefined ? {} : { deprecated }),
          dist: {
            integrity,
            tarball: `${host}${tarballPath(name, version)}`,
            ...(hasProvenance === true ? { attestations: { provenance: { predicateType: 'https://slsa.dev/provenance/v1' } } } : {}),
          },
        },
      ]),
    ),
  }
}
