import { decodePercent } from '../../formats/read/decode-percent.ts'

/** The release that an address of a registry serves. */
export interface Tarball {
  readonly name: string
  readonly version: string
}

const name = String.raw`(?<name>(?:@[^/@]+\/)?(?<base>[^/@]+))`

/** Forms in which npm registries serve tarballs, in decoded paths; `file` is the archive's own name, without its end. */
const forms: readonly RegExp[] = [
  // npm, Verdaccio, Artifactory, Nexus, Azure, GitLab, CodeArtifact; Font Awesome puts the version in between.
  new RegExp(String.raw`\/${name}\/-\/(?:@[^/]+\/|\d[^/]*\/)?(?<file>[^/]+)\.tgz$`),
  // cnpm and its mirrors.
  new RegExp(String.raw`\/${name}\/download\/(?:@[^/]+\/)?(?<file>[^/]+)\.tgz$`),
  // GitHub Packages: the digest comes last.
  new RegExp(String.raw`\/download\/${name}\/(?<version>\d[^/]*)\/[0-9a-f]{40,64}$`),
  // JSR.
  new RegExp(String.raw`\/~\/\d+\/${name}\/(?<version>\d[^/]*)\.tgz$`),
]

/** Reads the release that an address of an npm registry serves, in the forms of the registries that are known; null for another form. */
export function tarballName(url: string | URL): Tarball | null {
  const path = decodePercent((typeof url === 'string' ? URL.parse(url) : url)?.pathname ?? '')
  for (const form of forms) {
    const found = form.exec(path)?.groups
    const { base = '', file = '' } = found ?? {}
    const version = found?.['version'] ?? (file.startsWith(`${base}-`) ? file.slice(base.length + 1) : undefined)
    if (found?.['name'] !== undefined && version !== undefined) return { name: found['name'], version }
  }
  return null
}
