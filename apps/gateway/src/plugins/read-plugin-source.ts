import { kindOfSpec, type HandedRelease, type PluginSource } from '@galley/runtime'
import { objectSchema, text, type SchemaOf } from '@galley/sdk'
import { fault } from '../faults.ts'
import { checkRequest } from '../problem/check-request.ts'

/** A release in JSON: its three files in base64. */
type EncodedRelease = Readonly<Record<keyof HandedRelease, string>>

/** The body of `POST /v1/plugins/inspect`. */
interface InspectBody {
  readonly spec?: string
  readonly release?: EncodedRelease
}

const base64: SchemaOf<string> = { type: 'string', minLength: 1, pattern: '^[A-Za-z0-9+/]+={0,2}$', description: 'base64' }

/** Schema of a place that a plugin comes from, over HTTP: a spec or a release, one of the two. */
export const inspectBodySchema = objectSchema<InspectBody>([], {
  spec: { ...text(400, 1), description: 'A name in an index or a registry, such as npm:@me/x@1.2.0' },
  release: objectSchema<EncodedRelease>(['fileName', 'tarball', 'sbom', 'bundles'], {
    fileName: { type: 'string', maxLength: 300, pattern: '^[A-Za-z0-9][\\w.+-]*\\.tgz$', description: 'the file name of a tarball (.tgz)' },
    tarball: base64,
    sbom: base64,
    bundles: base64,
  }),
})

/** Reads the place that a plugin comes from: a name, or the release itself. A path of this machine is none. Faults REQUEST_INVALID, SPEC_INVALID. */
export function readPluginSource(body: unknown): PluginSource {
  checkRequest(inspectBodySchema, body)
  const { spec, release } = body as InspectBody
  if ((spec === undefined) === (release === undefined))
    throw fault('REQUEST_INVALID', { where: 'the body', problem: 'must have `spec` or `release`, one of the two' })
  if (release === undefined) return readSpec(spec ?? '')
  const { fileName, tarball, sbom, bundles } = release
  const bytesOf = (encoded: string): Buffer => Buffer.from(encoded, 'base64')
  return { fileName, tarball: bytesOf(tarball), sbom: bytesOf(sbom), bundles: bytesOf(bundles).toString('utf8') }
}

/** Reads a spec that names a plugin; one that names a file of this machine is refused. Faults REQUEST_INVALID, SPEC_INVALID. */
export function readSpec(spec: string): string {
  if (kindOfSpec(spec).id === 'file')
    throw fault('REQUEST_INVALID', {
      where: 'the spec',
      problem: 'names a file of the machine that Galley runs on; hand in the files themselves',
    })
  return spec
}
