import { describe, expect, test } from 'vitest'
import { check, commit, entry, pypi, pyproject, root, uvLock, wheel, type Files } from '../../../../test/python/check-project.ts'

describe('an entry of uv.lock', () => {
  const project = (source: string, rest = '', manifest = pyproject('"idna"')): Files => ({
    'uv.lock': uvLock(root('idna'), entry('idna', '3.10', source, rest)),
    'pyproject.toml': manifest,
  })
  test.each<[string, Files, readonly string[]]>([
    ['from PyPI is fine', project(pypi, wheel('idna', '3.10')), []],
    [
      'that leads from an index to an address is redirected',
      project('url = "https://x.example/idna-3.10-py3-none-any.whl"', wheel('idna', '3.10', 'https://x.example')),
      ['high exotic-source idna: comes from https://x.example/idna-3.10-py3-none-any.whl, and what is asked for is idna from an index'],
    ],
    [
      'that leads from an index to a repository is redirected',
      project(`git = "https://g.example/o/idna#${commit}"`),
      [`high exotic-source idna: comes from https://g.example/o/idna#${commit}, and what is asked for is idna from an index`],
    ],
    [
      'at an address that is asked for is fine',
      project(
        'url = "https://x.example/idna-3.10-py3-none-any.whl"',
        wheel('idna', '3.10', 'https://x.example'),
        pyproject('"idna @ https://x.example/idna-3.10-py3-none-any.whl"'),
      ),
      [],
    ],
    [
      'from a repository that uv is told of is fine',
      project(
        `git = "https://g.example/o/idna?rev=main#${commit}"`,
        '',
        pyproject('"idna"', '[tool.uv.sources]\nidna = { git = "https://g.example/o/idna.git", rev = "main" }'),
      ),
      [],
    ],
    [
      'at another commit than the one that is asked for is redirected',
      project(
        `git = "https://g.example/o/idna?rev=${'a'.repeat(40)}#${commit}"`,
        '',
        pyproject('"idna"', `[tool.uv.sources]\nidna = { git = "https://g.example/o/idna", rev = "${'a'.repeat(40)}" }`),
      ),
      [expect.stringContaining('high exotic-source idna: comes from https://g.example') as string],
    ],
    [
      'at a branch is not pinned',
      project('git = "https://g.example/o/idna?rev=main#main"', '', pyproject('"idna @ git+https://g.example/o/idna@main"')),
      ['high integrity idna: comes from a repository at main, which may be moved'],
    ],
    [
      'whose files lie on a host of nobody',
      project(pypi, wheel('idna', '3.10', 'https://evil.example')),
      ['high exotic-source idna: comes from evil.example, which is no registry of this project'],
    ],
    [
      'whose file is that of another package',
      project(pypi, wheel('idnb', '3.10')),
      ['critical exotic-source idna: is said to be idna@3.10, but its address is that of idnb@3.10'],
    ],
    [
      'whose file is that of another version',
      project(pypi, wheel('idna', '3.9')),
      ['critical exotic-source idna: is said to be idna@3.10, but its address is that of idna@3.9'],
    ],
    [
      'without TLS',
      project('registry = "http://pypi.org/simple"', wheel('idna', '3.10')),
      ['high exotic-source idna: is fetched without TLS from pypi.org'],
    ],
    [
      'with a file without a hash beside those that have one',
      project(pypi, `sdist = { url = "https://files.pythonhosted.org/packages/idna-3.10.tar.gz" }\n${wheel('idna', '3.10')}`),
      ['high integrity idna: has a file that is not pinned by a hash beside those that are'],
    ],
    [
      'from a folder that is named as an index is fine',
      project(
        'registry = "vendor"',
        'wheels = [{ path = "idna-3.10-py3-none-any.whl" }]',
        pyproject('"idna"', '[tool.uv]\nfind-links = ["./vendor/"]'),
      ),
      [],
    ],
    [
      'from a folder that nobody named is redirected',
      project('registry = "vendor"', 'wheels = [{ path = "idna-3.10-py3-none-any.whl" }]'),
      [expect.stringContaining('high exotic-source idna: comes from vendor/idna-3.10-py3-none-any.whl') as string],
    ],
    [
      'from an index that uv.toml names is fine',
      {
        ...project('registry = "https://pypi.acme.example/simple"', wheel('idna', '3.10', 'https://files.acme.example')),
        'uv.toml': 'index-url = "https://pypi.acme.example/simple"',
      },
      [],
    ],
  ])('%s', async (_title, files, expected) => {
    expect(await check(files)).toEqual(expected)
  })

  test('below another one is redirected too, unless that is from no index itself', async () => {
    const bad = entry('bad', '1.0', 'url = "https://x.example/bad-1.0-py3-none-any.whl"', wheel('bad', '1.0', 'https://x.example'))
    const withNeed = (source: string, rest: string): string => `${entry('idna', '3.10', source, rest)}\ndependencies = [{ name = "bad" }]`
    const fromIndex = { 'uv.lock': uvLock(root('idna'), withNeed(pypi, wheel('idna', '3.10')), bad), 'pyproject.toml': pyproject('"idna"') }
    expect(await check(fromIndex)).toEqual([
      'high exotic-source bad: comes from https://x.example/bad-1.0-py3-none-any.whl, and nothing in the lockfile asks for that',
    ])
    const fromGit = {
      'uv.lock': uvLock(root('idna'), withNeed(`git = "https://g.example/o/idna#${commit}"`, ''), bad),
      'pyproject.toml': pyproject(`"idna @ git+https://g.example/o/idna"`),
    }
    expect(await check(fromGit)).toEqual([
      'medium exotic-source bad: comes from an address instead of the registry: https://x.example/bad-1.0-py3-none-any.whl',
    ])
  })

  test('of a workspace member is judged by the manifest of that member', async () => {
    const member = 'name = "lib"\nversion = "0.1.0"\nsource = { editable = "packages/lib" }\ndependencies = [{ name = "idna" }]'
    const files = {
      'uv.lock': uvLock(root('lib'), member, entry('idna', '3.10', `git = "https://g.example/o/idna#${commit}"`, '')),
      'pyproject.toml': pyproject('"lib"'),
    }
    const own = pyproject('"idna"', '[tool.uv.sources]\nidna = { git = "https://g.example/o/idna" }')
    expect(await check({ ...files, 'packages/lib/pyproject.toml': own })).toEqual([])
    expect(await check({ ...files, 'packages/lib/pyproject.toml': pyproject('"idna"') })).toHaveLength(1)
  })

  test('of a project whose build computes what it needs is no alarm', async () => {
    const lock = uvLock(root('idna'), entry('idna', '3.10', `git = "https://g.example/o/idna#${commit}"`, ''))
    const manifest = '[project]\nname = "app"\ndynamic = ["version", "dependencies"]\n'
    expect((await check({ 'uv.lock': lock, 'pyproject.toml': manifest })).join()).not.toMatch(/high|critical/)
    expect(await check({ 'uv.lock': lock, 'pyproject.toml': '[project]\nname = "app"\ndynamic = ["version"]\n' })).toHaveLength(1)
  })

  test('of a script is judged by the block in it', async () => {
    const lock = `version = 1\nrevision = 3\nrequires-python = ">=3.11"\n\n[manifest]\nrequirements = [{ name = "idna" }]\n\n[[package]]\n${entry('idna', '3.10', `git = "https://g.example/o/idna#${commit}"`, '')}\n`
    const script = (need: string): string => `# /// script\n# dependencies = ["${need}"]\n# ///\nprint()\n`
    expect(await check({ 'x.py.lock': lock, 'x.py': script('idna @ git+https://g.example/o/idna') })).toEqual([])
    expect(await check({ 'x.py.lock': lock, 'x.py': script('idna') })).toHaveLength(1)
  })
})
