import type { ManagerName } from '../managers/manager-pins.ts'

/** Changes one thing of a lockfile's text. */
export type Poison = (lock: string) => string

/** The project that is poisoned: `debug` is asked for by its manifest, `ms` by `debug`, and `tiny-pad` at `commit` of the repository `git`. */
export interface Poisoned {
  readonly git: string
  readonly commit: string
}

const evil = 'https://cdn.evil.example/archive.tgz'
const insecure = 'http://registry.npmjs.org/ms/-/ms-2.1.3.tgz'

/** Changes the first match, and refuses to change nothing. */
export const change =
  (from: RegExp, to: string): Poison =>
  (lock) => {
    if (!from.test(lock)) throw new Error(`${String(from)} is not in the lockfile`)
    return lock.replace(from, () => to)
  }

/** A change within the text that begins with `start` and ends before the next blank line or entry. */
export const within =
  (start: RegExp, from: RegExp, to: string): Poison =>
  (lock) => {
    const at = lock.search(start)
    if (at < 0) throw new Error(`${String(start)} is not in the lockfile`)
    return lock.slice(0, at) + change(from, to)(lock.slice(at))
  }

/** By package manager and fault: a function of the lockfile's text. */
export const poisons: Readonly<Record<string, (project: Poisoned) => Readonly<Record<string, Poison>>>> = {
  npm: ({ commit }) => ({
    'redirected direct': within(/"node_modules\/debug"/, /"resolved": "[^"]+"/, `"resolved": "${evil}"`),
    'redirected transitive': within(/"node_modules\/ms"/, /"resolved": "[^"]+"/, `"resolved": "${evil}"`),
    http: within(/"node_modules\/ms"/, /"resolved": "[^"]+"/, `"resolved": "${insecure}"`),
    'moved git': change(new RegExp(`#${commit}`), '#main'),
    'missing hash': within(/"node_modules\/ms"/, /\s*"integrity": "[^"]+",/, ''),
    'another package': within(/"node_modules\/ms"/, /"version"/, '"name": "evil-ms",\n      "version"'),
  }),
  pnpm: ({ commit }) => ({
    'redirected direct': within(/^ {2}debug@/m, /integrity: (?=\S)/, `tarball: ${evil}, integrity: `),
    'redirected transitive': within(/^ {2}ms@/m, /integrity: (?=\S)/, `tarball: ${evil}, integrity: `),
    http: within(/^ {2}ms@/m, /integrity: (?=\S)/, `tarball: ${insecure}, integrity: `),
    'moved git': (lock) => lock.replaceAll(commit, 'main'),
    'missing hash': within(/^ {2}ms@/m, /\{integrity: [^}]+\}/, '{tarball: https://registry.npmjs.org/ms/-/ms-2.1.3.tgz}'),
    'another package': (lock) =>
      lock.replaceAll(/^( {2}| {6})debug(@| {0}:\n {8}specifier: .*\n {8}version: )/gm, (_, indent: string, rest: string) =>
        indent === '  ' ? `  evil-debug${rest}` : `      debug${rest}evil-debug@`,
      ),
  }),
  'yarn-classic': ({ commit }) => ({
    'redirected direct': within(/^debug@/m, /resolved "[^"]+"/, `resolved "${evil}"`),
    'redirected transitive': within(/^ms@/m, /resolved "[^"]+"/, `resolved "${evil}"`),
    http: within(/^ms@/m, /resolved "[^"]+"/, `resolved "${insecure}#0"`),
    'moved git': change(new RegExp(`#${commit}`), '#main'),
    'missing hash': (lock) => within(/^ms@/m, /\n {2}integrity \S+/, '')(within(/^ms@/m, /#[0-9a-f]{40}/, '')(lock)),
    'another package': within(/^ms@/m, /\/ms\/-\/ms-/, '/evil-ms/-/evil-ms-'),
  }),
  'yarn-berry': ({ commit }) => ({
    'redirected direct': within(/^"debug@/m, /(?<=resolution: "debug@npm:[\d.]+)"/, `::__archiveUrl=${encodeURIComponent(evil)}"`),
    'redirected transitive': within(/^"ms@/m, /(?<=resolution: "ms@npm:[\d.]+)"/, `::__archiveUrl=${encodeURIComponent(evil)}"`),
    http: within(/^"ms@/m, /(?<=resolution: "ms@npm:[\d.]+)"/, `::__archiveUrl=${encodeURIComponent(insecure)}"`),
    'moved git': change(new RegExp(`#commit=${commit}`), '#head=main'),
    'missing hash': within(/^"ms@/m, /\n {2}checksum: \S+/, ''),
    'another package': within(/^"ms@/m, /resolution: "ms@npm:/, 'resolution: "evil-ms@npm:'),
  }),
  bun: ({ commit }) => ({
    'redirected direct': within(/"debug": \[/, /debug@[\d.]+", "", /, `debug@${evil}", `),
    'redirected transitive': within(/"ms": \[/, /ms@[\d.]+", "", /, `ms@${evil}", `),
    http: within(/"ms": \[/, /ms@[\d.]+", ""/, `ms@2.1.3", "${insecure}"`),
    'moved git': (lock) => lock.replaceAll(commit, 'main'),
    'missing hash': within(/"ms": \[/, /\{\}, "sha512-[^"]+"/, '{}, ""'),
    'another package': within(/"ms": \[/, /"ms@/, '"evil-ms@'),
  }),
}

/** Yarn 4 builds what it takes from a repository before it locks it; this is the entry that it writes. */
export function withYarnGit(lock: string, { git, commit }: Poisoned): string {
  const entry = `"tiny-pad@${git}":\n  version: 1.0.3\n  resolution: "tiny-pad@${git}#commit=${commit}"\n  checksum: 10c0/${'ab'.repeat(64)}\n  languageName: node\n  linkType: hard\n`
  return `${lock.replace(/^( {4}debug: .*)$/m, (line) => `${line}\n    tiny-pad: "${git}"`)}\n${entry}`
}

/** The managers of the table. */
export const poisonedManagers = ['npm', 'pnpm', 'yarn-classic', 'yarn-berry', 'bun'] as const satisfies readonly ManagerName[]
