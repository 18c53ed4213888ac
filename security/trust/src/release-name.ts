/** Formats the file name of an npm tarball: `@galley/echo` 0.1.0 gives `galley-echo-0.1.0.tgz`. */
export function formatTarballName(name: string, version: string): string {
  return `${name.replace(/^@/, '').replaceAll('/', '-')}-${version}.tgz`
}

/** The package URL of an npm package (package-url/purl-spec, type npm): the scope's `@` is percent-encoded. */
export function packageUrl(name: string, version: string): string {
  return `pkg:npm/${name.split('/').map(encodeURIComponent).join('/')}@${encodeURIComponent(version)}`
}
