/** The release of osv-scanner that is installed: each later one is a change of this file. */
export const scannerVersion = '2.6.0'

/** Address below which GitHub serves its files: `<address>/v2.6.0/osv-scanner_linux_amd64`. */
export const scannerAddress = 'https://github.com/google/osv-scanner/releases/download'

/** Its Go module, as the checksum database knows it. */
export const scannerModule = `github.com/google/osv-scanner/v2/cmd/osv-scanner@v${scannerVersion}`

/** The name of its provenance among the files of the release (`.github/workflows/goreleaser.yml` of the tag). */
export const provenanceFile = 'multiple.intoto.jsonl'

const repository = 'https://github.com/google/osv-scanner'

/**
 * The build whose provenance is believed: this tag of this repository, its release workflow, signed by the SLSA generator that this workflow
 * calls, on a machine of GitHub. The digests that it lists are the pins of the files: no other list of them is kept here.
 */
export const scannerBuild = {
  san: 'https://github.com/slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml@refs/tags/v2.1.0',
  issuer: 'https://token.actions.githubusercontent.com',
  sourceRepository: repository,
  sourceRef: `refs/tags/v${scannerVersion}`,
  buildConfig: `${repository}/.github/workflows/goreleaser.yml@refs/tags/v${scannerVersion}`,
  runner: 'github-hosted',
} as const

const systems: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }
const architectures: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' }

/** The file of the release for a platform and an architecture, as Node names them; null where there is none. */
export function releaseFile(platform: string, arch: string): string | null {
  const [system, machine] = [systems[platform], architectures[arch]]
  if (system === undefined || machine === undefined) return null
  return `osv-scanner_${system}_${machine}${system === 'windows' ? '.exe' : ''}`
}
