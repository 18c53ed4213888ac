import { describe, expect, test } from 'vitest'
import { check, commit, pyproject, sha, type Files } from '../../../../test/python/check-project.ts'

describe('an entry of another lock', () => {
  const poetry = (source: string): string =>
    `[[package]]\nname = "idna"\nversion = "3.10"\noptional = false\ngroups = ["main"]\nfiles = [{file = "idna-3.10-py3-none-any.whl", hash = "${sha}"}]\n${source}\n[metadata]\nlock-version = "2.1"\n`
  const from = (type: string, url: string, more = ''): string => `\n[package.source]\ntype = "${type}"\nurl = "${url}"\n${more}`
  const pdm = (more: string): string =>
    `[metadata]\nlock_version = "4.5.0"\n\n[[package]]\nname = "idna"\nversion = "3.10"\ngroups = ["default"]\n${more}\n`
  const pipfile = (idna3: string): string =>
    `{"_meta": {"pipfile-spec": 6, "sources": [{"name": "pypi", "url": "https://pypi.org/simple"}, {"name": "own", "url": "https://pypi.acme.example/simple"}]}, "default": {"idna": ${idna3}}}`
  const pylock = (more: string): string => `lock-version = "1.0"\n\n[[packages]]\nname = "idna"\nversion = "3.10"\n${more}\n`
  test.each<[string, Files, readonly string[]]>([
    ['poetry: from PyPI is fine', { 'poetry.lock': poetry(''), 'pyproject.toml': pyproject('"idna"') }, []],
    [
      'poetry: redirected to a repository',
      {
        'poetry.lock': poetry(from('git', 'https://g.example/o/idna.git', `resolved_reference = "${commit}"`)),
        'pyproject.toml': pyproject('"idna"'),
      },
      [expect.stringMatching(/^high exotic-source idna: comes from https:\/\/g.example/) as string],
    ],
    [
      'poetry: from the repository that is asked for',
      {
        'poetry.lock': poetry(from('git', 'https://g.example/o/idna.git', `reference = "v1"\nresolved_reference = "${commit}"`)),
        'pyproject.toml': '[tool.poetry.dependencies]\npython = "^3.11"\nidna = {git = "https://g.example/o/idna.git", tag = "v1"}',
      },
      [],
    ],
    [
      'poetry: from a source that the project names',
      {
        'poetry.lock': poetry(from('legacy', 'https://pypi.acme.example/simple', 'reference = "own"')),
        'pyproject.toml':
          '[tool.poetry.dependencies]\nidna = {version = "3.10", source = "own"}\n[[tool.poetry.source]]\nname = "own"\nurl = "https://pypi.acme.example/simple"\npriority = "explicit"',
      },
      [],
    ],
    [
      'poetry: from a source that nobody names',
      { 'poetry.lock': poetry(from('legacy', 'https://evil.example/simple', 'reference = "own"')), 'pyproject.toml': pyproject('"idna"') },
      ['high exotic-source idna: comes from evil.example, which is no registry of this project'],
    ],
    [
      'pdm: from PyPI is fine',
      { 'pdm.lock': pdm(`files = [{file = "idna-3.10-py3-none-any.whl", hash = "${sha}"}]`), 'pyproject.toml': pyproject('"idna"') },
      [],
    ],
    [
      'pdm: redirected to an address',
      {
        'pdm.lock': pdm(
          `url = "https://x.example/idna-3.10-py3-none-any.whl"\nfiles = [{url = "https://x.example/idna-3.10-py3-none-any.whl", hash = "${sha}"}]`,
        ),
        'pyproject.toml': pyproject('"idna"'),
      },
      [expect.stringMatching(/^high exotic-source idna: comes from https:\/\/x.example/) as string],
    ],
    [
      'pdm: with addresses of a host of nobody',
      {
        'pdm.lock': pdm(`files = [{url = "https://evil.example/idna-3.10-py3-none-any.whl", hash = "${sha}"}]`),
        'pyproject.toml': pyproject('"idna"'),
      },
      ['high exotic-source idna: comes from evil.example, which is no registry of this project'],
    ],
    [
      'pipfile: redirected to an address',
      {
        'Pipfile.lock': pipfile(`{"file": "https://x.example/idna-3.10-py3-none-any.whl", "hashes": ["${sha}"]}`),
        Pipfile: '[packages]\nidna = "*"',
      },
      [expect.stringMatching(/^high exotic-source idna: comes from https:\/\/x.example/) as string],
    ],
    [
      'pipfile: from a source that only the lock names',
      {
        'Pipfile.lock': pipfile(`{"version": "==3.10", "index": "own", "hashes": ["${sha}"]}`),
        Pipfile: '[[source]]\nname = "pypi"\nurl = "https://pypi.org/simple"\n[packages]\nidna = "*"',
      },
      ['high exotic-source idna: comes from pypi.acme.example, which is no registry of this project'],
    ],
    [
      'pylock: redirected to a repository',
      {
        'pylock.toml': pylock(`vcs = {type = "git", url = "https://g.example/o/idna", commit-id = "${commit}"}`),
        'pyproject.toml': pyproject('"idna"'),
      },
      [expect.stringMatching(/^high exotic-source idna: comes from https:\/\/g.example/) as string],
    ],
    [
      'pylock: without a hash',
      { 'pylock.toml': pylock('wheels = [{url = "https://files.pythonhosted.org/p/idna-3.10-py3-none-any.whl", hashes = {}}]') },
      ['high integrity idna: is not pinned by a hash'],
    ],
    [
      'requirements: without TLS',
      { 'requirements.txt': `-i http://pypi.acme.example/simple\nidna==3.10 --hash=${sha}` },
      ['high exotic-source idna: is fetched without TLS from pypi.acme.example'],
    ],
    [
      'requirements: another package under this name',
      { 'requirements.txt': `idna @ https://x.example/idnb-3.10-py3-none-any.whl --hash=${sha}` },
      ['critical exotic-source idna: is said to be idna@3.10, but its address is that of idnb@3.10'],
    ],
    [
      'requirements: an address without a hash',
      { 'requirements.txt': 'idna @ https://x.example/idna-3.10-py3-none-any.whl' },
      ['medium integrity idna: is not pinned by a hash'],
    ],
    [
      'requirements: a tag',
      { 'requirements.txt': 'idna @ git+https://g.example/o/idna@v1' },
      ['high integrity idna: comes from a repository at v1, which may be moved'],
    ],
    ['requirements: a commit is fine', { 'requirements.txt': `idna @ git+https://g.example/o/idna@${commit}` }, []],
  ])('%s', async (_title, files, expected) => {
    expect(await check(files)).toEqual(expected)
  })
})
