import { change, within, type Poison } from './poisons.ts'

const evil = 'https://cdn.evil.example/anyio-4.0-py3-none-any.whl'

/** Replaces uv's source of one package. */
const uvSource = (name: string, source: string): Poison =>
  within(new RegExp(`^name = "${name}"$`, 'm'), /source = \{[^}]*\}/, `source = { ${source} }`)

/** Gives one package of Poetry a source: it has none when it is from PyPI. */
const poetrySource = (name: string, source: string): Poison =>
  within(new RegExp(`^name = "${name}"$`, 'm'), /^\]\n/m, `]\n\n[package.source]\n${source}\n`)

/** By package manager and fault, as for the npm family: `anyio` is direct, `idna` below it, and `tiny-pad` at `commit` of a repository. */
export const poisonsOfPython: Readonly<Record<'uv' | 'poetry', (commit: string) => Readonly<Record<string, Poison>>>> = {
  uv: (commit) => ({
    'redirected direct': uvSource('anyio', `url = "${evil}"`),
    'redirected transitive': uvSource('idna', `url = "${evil}"`),
    'to another index': uvSource('idna', 'registry = "https://evil.example/simple"'),
    'to a file of a stranger': within(/^name = "idna"$/m, /https:\/\/files\.pythonhosted\.org/, 'https://files.evil.example'),
    http: uvSource('idna', 'registry = "http://pypi.org/simple"'),
    'http of a file': within(/^name = "idna"$/m, /https:\/\/files\.pythonhosted\.org/, 'http://files.pythonhosted.org'),
    'moved git': change(new RegExp(`#${commit}"`), '#main"'),
    'missing hash': within(/^name = "idna"$/m, /, hash = "[^"]+"/, ''),
    'another package': within(/^name = "idna"$/m, /\/idna-(?=[\d.]+-py3)/, '/idnb-'),
  }),
  poetry: () => ({
    'redirected direct': poetrySource('anyio', `type = "url"\nurl = "${evil}"`),
    'redirected transitive': poetrySource('idna', `type = "url"\nurl = "${evil}"`),
    'to another index': poetrySource('idna', 'type = "legacy"\nurl = "https://evil.example/simple"\nreference = "evil"'),
    http: poetrySource('idna', 'type = "legacy"\nurl = "http://pypi.org/simple"\nreference = "pypi"'),
    'moved git': poetrySource(
      'idna',
      'type = "git"\nurl = "https://github.com/kjd/idna.git"\nreference = "main"\nresolved_reference = "main"',
    ),
    'missing hash': within(/^name = "idna"$/m, /, hash = "[^"]+"/, ''),
    'another package': within(/^name = "idna"$/m, /"idna-(?=[\d.]+-py3)/, '"idnb-'),
  }),
}
