import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { dirname, join } from 'node:path'
import type { CertificateFacts } from '@galley/trust'
import { describe, expect, it } from 'vitest'
import { newBuildService, type BuildService } from '@galley/trust/test'
import { startExportServer, type ExportServer } from '../../test/advisories/export-server.ts'
import { tempFolder } from '@galley/testkit/vitest'
import { locateScanner } from '../cross-check/locate-scanner.ts'
import { installScanner, type InstalledScanner, type InstallRequest } from './install-scanner.ts'
import { scannerBuild } from './scanner-release.ts'
import type { InstallServices } from './install-services.ts'

const service = newBuildService()
const stranger = newBuildService()
const name = 'osv-scanner_linux_amd64'

/** A program that passes the self-test, or does not, and leaves a mark when it is run. */
function program(marker: string, ids: readonly string[] = ['GALLEY-SELF-TEST-1']): Buffer {
  const entry = (version: string, hits: readonly string[], of = 'galley-self-test'): object => ({
    package: { name: of, version, ecosystem: 'npm' },
    vulnerabilities: hits.map((id) => ({ id })),
  })
  const answer = { results: [{ packages: [entry('1.0.0', ids), entry('2.0.0', []), entry('1.0.0', ids, 'galley-self-test-hidden')] }] }
  return Buffer.from(`#!/bin/sh
: > '${marker}'
case "$1" in
  --version) echo 'osv-scanner version: 2.6.0' ;;
  *) echo '${JSON.stringify(answer)}'; exit ${ids.length > 0 ? 1 : 0} ;;
esac
`)
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Provenance of files, by their names: signed as the project's own is, but for what is made otherwise. */
function provenance(
  files: Readonly<Record<string, Buffer>>,
  { by = service, facts = {}, predicateType = 'https://slsa.dev/provenance/v0.2' }: Signed = {},
): string {
  const subject = Object.entries(files).map(([file, bytes]) => ({ name: file, digest: { sha256: sha256(bytes) } }))
  return `${JSON.stringify(by.attest({ ...scannerBuild, ...facts }, { _type: 'https://in-toto.io/Statement/v0.1', subject, predicateType, predicate: {} }))}\n`
}

interface Signed {
  readonly by?: BuildService
  readonly facts?: Partial<CertificateFacts>
  readonly predicateType?: string
}

interface Place {
  readonly server: ExportServer
  readonly cache: string
  readonly lay: (program: Buffer | null, provenance: string | null) => void
  readonly install: (more?: Partial<InstallServices & InstallRequest>) => Promise<InstalledScanner>
  /** Written by a program that is run. */
  readonly marker: string
}

async function setUp(): Promise<Place> {
  const [server, folder] = [await startExportServer(), tempFolder()]
  const cache = join(folder, 'cache')
  return {
    server,
    cache,
    marker: join(folder, 'marker'),
    lay: (bytes, signed) => {
      if (bytes) server.put(`/v2.6.0/${name}`, bytes)
      if (signed !== null) server.put('/v2.6.0/multiple.intoto.jsonl', signed)
    },
    install: async ({ address = server.address, by, ...more } = {}) => {
      const services: InstallServices = {
        fs,
        fetch,
        clock: () => new Date(),
        sleep: () => Promise.resolve(),
        spawn,
        env: {},
        temp: folder,
        platform: 'linux',
        arch: 'x64',
        root: service.root,
        ...more,
      }
      return installScanner(services, { cache, address, ...(by === undefined ? {} : { by }) })
    },
  }
}

describe('installScanner', () => {
  it('lays the right file where audits look for it, for its owner alone', async () => {
    const { cache, lay, install, marker, server } = await setUp()
    const bytes = program(marker)
    lay(bytes, provenance({ 'osv-scanner_darwin_arm64': Buffer.from('another'), [name]: bytes }))
    const file = join(cache, '2.6.0', sha256(bytes), 'osv-scanner')
    expect(await install()).toEqual({ file, version: '2.6.0', digest: sha256(bytes), by: 'release' })
    expect([fs.statSync(file).mode & 0o777, fs.statSync(dirname(file)).mode & 0o777]).toEqual([0o700, 0o700])
    expect(fs.readdirSync(cache)).toEqual(['2.6.0'])
    expect(locateScanner({ fs, cache, untrusted: [], windows: false })).toMatchObject({ state: 'found', file, by: 'cache', refused: [] })
    server.asked.length = 0
    expect(await install()).toEqual({ file, version: '2.6.0', digest: sha256(bytes), by: 'here' })
    expect(server.asked).toEqual([])
  })

  it('installs again over a program that was changed', async () => {
    const { lay, install, marker } = await setUp()
    const bytes = program(marker)
    lay(bytes, provenance({ [name]: bytes }))
    const { file } = await install()
    fs.appendFileSync(file, '// changed')
    expect(await install()).toMatchObject({ file, by: 'release' })
    expect(fs.readFileSync(file).equals(bytes)).toBe(true)
  })

  it('goes on where the download broke', async () => {
    const { server, lay, install, marker } = await setUp()
    const bytes = program(marker)
    lay(bytes, provenance({ [name]: bytes }))
    let cuts = 0
    server.answer = (request, response) => {
      if (request.url !== `/v2.6.0/${name}` || (cuts += 1) > 1) return false
      response.writeHead(200, { etag: `"${sha256(bytes).slice(0, 16)}"`, 'content-length': bytes.length })
      response.write(bytes.subarray(0, 500), () => response.destroy())
      return true
    }
    expect((await install()).by).toBe('release')
    expect(server.asked.map(({ range }) => range)).toEqual([undefined, undefined, 'bytes=500-'])
  })

  const other = Buffer.from('#!/bin/sh\nexit 1\n')
  it.each<[string, (bytes: Buffer) => readonly [Buffer | null, string | null], string]>([
    ['a wrong file', (bytes) => [other, provenance({ [name]: bytes })], 'ATTESTATION_SUBJECT'],
    ["another platform's file", (bytes) => [bytes, provenance({ 'osv-scanner_linux_arm64': bytes, [name]: other })], 'ATTESTATION_SUBJECT'],
    ["a stranger's provenance", (bytes) => [bytes, provenance({ [name]: bytes }, { by: stranger })], 'ATTESTATION_CERTIFICATE'],
    [
      'provenance of another repository',
      (bytes) => [bytes, provenance({ [name]: bytes }, { facts: { sourceRepository: 'https://github.com/google/osv-scanner-evil' } })],
      'ATTESTATION_IDENTITY',
    ],
    [
      'provenance of another tag',
      (bytes) => [bytes, provenance({ [name]: bytes }, { facts: { sourceRef: 'refs/tags/v2.5.0' } })],
      'ATTESTATION_IDENTITY',
    ],
    [
      'provenance of a branch',
      (bytes) => [bytes, provenance({ [name]: bytes }, { facts: { sourceRef: 'refs/heads/main' } })],
      'ATTESTATION_IDENTITY',
    ],
    [
      'provenance of another workflow',
      (bytes) => [
        bytes,
        provenance(
          { [name]: bytes },
          { facts: { buildConfig: 'https://github.com/google/osv-scanner/.github/workflows/pr.yml@refs/tags/v2.6.0' } },
        ),
      ],
      'ATTESTATION_IDENTITY',
    ],
    [
      'provenance that another builder signed',
      (bytes) => [bytes, provenance({ [name]: bytes }, { facts: { san: scannerBuild.buildConfig } })],
      'ATTESTATION_IDENTITY',
    ],
    [
      "provenance of somebody's own machine",
      (bytes) => [bytes, provenance({ [name]: bytes }, { facts: { runner: 'self-hosted' } })],
      'ATTESTATION_IDENTITY',
    ],
    [
      'an attestation of another kind',
      (bytes) => [bytes, provenance({ [name]: bytes }, { predicateType: 'https://slsa.dev/verification_summary/v1' })],
      'ATTESTATION_STATEMENT',
    ],
    ['provenance that was changed', (bytes) => [bytes, provenance({ [name]: bytes }).replace('"sig":"M', '"sig":"A')], 'ATTESTATION_'],
    ['empty provenance', (bytes) => [bytes, '\n'], 'is empty'],
    ['provenance that is none', (bytes) => [bytes, '<html>'], 'not valid JSON'],
    ['no provenance', (bytes) => [bytes, null], 'no such file'],
    ['no program', (bytes) => [null, provenance({ [name]: bytes })], 'no such file'],
  ])('neither runs nor keeps %s', async (_what, make, said) => {
    const { cache, lay, install, marker } = await setUp()
    lay(...make(program(marker)))
    await expect(install()).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:SCANNER_UNTRUSTED|SCANNER_NOT_FETCHED)$/) as string,
      exit: 3,
      message: expect.stringContaining(said) as string,
    })
    expect([fs.existsSync(marker), fs.readdirSync(cache)]).toEqual([false, []])
  })

  it('does not keep a program that is blind, though its provenance holds', async () => {
    const { cache, lay, install, marker } = await setUp()
    const blind = program(marker, [])
    lay(blind, provenance({ [name]: blind }))
    await expect(install()).rejects.toMatchObject({ code: 'SCANNER_UNFIT', message: expect.stringContaining('self-test') as string })
    expect(fs.readdirSync(cache)).toEqual([])
  })

  it('says for which machine there is no release', async () => {
    const { install } = await setUp()
    await expect(install({ platform: 'freebsd' })).rejects.toMatchObject({ code: 'SCANNER_PLATFORM' })
    await expect(install({ arch: 'ia32' })).rejects.toMatchObject({ code: 'SCANNER_PLATFORM' })
  })
})

describe('installScanner with Go', () => {
  /** A toolchain that writes down how it was called, and "builds" what lies beside it. */
  function fakeGo(exit = 0): { readonly PATH: string; readonly seen: () => readonly string[] } {
    const folder = tempFolder()
    fs.writeFileSync(join(folder, 'built'), program(join(folder, 'marker')), { mode: 0o755 })
    const code = `#!/bin/sh
if [ "$1" = env ]; then echo '{"GOPROXY":"https://modules.test","GOSUMDB":"off","GOMODCACHE":"/modules"}'; exit 0; fi
{ echo "args=$*"; /usr/bin/env; } > '${folder}/seen'
if [ ${exit} != 0 ]; then echo 'go: no such module' >&2; exit ${exit}; fi
/bin/cp '${folder}/built' "$GOBIN/osv-scanner"
`
    fs.writeFileSync(join(folder, 'go'), code, { mode: 0o755 })
    return { PATH: folder, seen: () => fs.readFileSync(join(folder, 'seen'), 'utf8').split('\n') }
  }

  it('lets it build the pinned module, with the checksum database on', async () => {
    const { install, server, cache } = await setUp()
    const { PATH, seen } = fakeGo()
    const installed = await install({ env: { PATH, GOFLAGS: '-insecure', GONOSUMDB: '*', HOME: '/home/dana' } })
    expect(installed).toMatchObject({ by: 'go', version: '2.6.0' })
    expect(fs.readdirSync(cache)).toEqual(['2.6.0'])
    expect(server.asked).toEqual([])
    expect(seen()).toEqual(
      expect.arrayContaining([
        'args=install -trimpath -ldflags=-s -w github.com/google/osv-scanner/v2/cmd/osv-scanner@v2.6.0',
        'GOPROXY=https://modules.test',
        'GOMODCACHE=/modules',
        'GOSUMDB=',
        'GONOSUMDB=',
        'GOFLAGS=',
        'GOENV=off',
        'GOTOOLCHAIN=auto',
        'HOME=/home/dana',
      ]),
    )
  })

  it('takes the release where Go cannot build it, or where that was asked for', async () => {
    const { install, lay, marker } = await setUp()
    const bytes = program(marker)
    lay(bytes, provenance({ [name]: bytes }))
    const steps: string[] = []
    expect((await install({ env: { PATH: fakeGo(1).PATH }, onStep: (step) => steps.push(step) })).by).toBe('release')
    expect(steps.join('\n')).toContain('go: no such module')
    const second = await setUp()
    second.lay(bytes, provenance({ [name]: bytes }))
    expect((await second.install({ env: { PATH: fakeGo().PATH }, by: 'release' })).by).toBe('release')
  })

  it('takes nothing else where Go alone was asked for', async () => {
    const { install } = await setUp()
    await expect(install({ by: 'go', env: { PATH: fakeGo(1).PATH } })).rejects.toMatchObject({
      code: 'SCANNER_UNFIT',
      message: expect.stringContaining('no such module') as string,
    })
    await expect(install({ by: 'go' })).rejects.toMatchObject({
      code: 'SCANNER_UNFIT',
      message: expect.stringContaining('no Go') as string,
    })
  })
})
