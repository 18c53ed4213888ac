/** Settings of a .npmrc that say where packages come from and which of them fit; nothing else is taken over. */
const kept =
  /^(?:registry|@[^:]+:registry|\/\/.+:(?:_authToken|_auth|_password|username|email|always-auth)|always-auth|strict-ssl|ca|cafile|https?-proxy|proxy|noproxy|legacy-peer-deps|strict-peer-deps|install-strategy|install-links|force|before|min-release-age|lockfile-version|omit-lockfile-registry-resolved|replace-registry-host|auto-install-peers|dedupe-peer-dependents|dedupe-direct-deps|resolution-mode|resolve-peers-from-workspace-root|strict-peer-dependencies|link-workspace-packages|prefer-workspace-packages|inject-workspace-packages|save-workspace-protocol|shared-workspace-lockfile|exclude-links-from-lockfile|lockfile-include-tarball-url|minimum-release-age|peers-suffix-max-length|node-linker)(?:\[\])?$/i

/** Settings that name code for a package manager to run. */
const loading =
  /^(?:script-shell|node-options|git|node-gyp|shell|onload-script|pnpmfile|global-pnpmfile|yarn-path|use-node-version|.*:tokenHelper)$/i

/** A .npmrc without what is no matter of resolving, the variables that its tokens stand in; or why its project is not resolved. */
export function readNpmrc(text: string): { readonly text: string; readonly variables: readonly string[] } | { readonly why: string } {
  const lines: string[] = []
  const variables: string[] = []
  for (const line of text.split(/\r?\n/)) {
    const [, key = '', value = ''] = /^\s*([^#;=\s][^=]*?)\s*(?:=\s*(.*))?$/.exec(line) ?? []
    if (loading.test(key)) return { why: `its .npmrc names code to run (${key})` }
    if (!kept.test(key)) continue
    const names = [...value.matchAll(/\$\{([^}?]+)\??\}/g)].map((name) => name[1] ?? '')
    // A token goes to its registry alone; in an address a variable goes to whoever wrote the address.
    if (names.length > 0 && !/:(?:_authToken|_auth|_password|username)$/.test(key)) return { why: `its .npmrc puts a variable into ${key}` }
    lines.push(line)
    variables.push(...names)
  }
  return { text: lines.map((line) => `${line}\n`).join(''), variables }
}
