import { describe, expect, test } from 'vitest'
import { check, entry, idna, pyproject, root, sha, uvLock, wheel, type Files } from '../../../../test/python/check-project.ts'

describe('a private name', () => {
  const own = 'https://pypi.acme.example/simple'
  const policy = { privateNames: { Acme_Billing: 'pypi.acme.example' } }
  const line = `acme-billing==1.4.0 --hash=${sha}\n`
  const confused = [expect.stringMatching(/^critical dependency-confusion acme-billing: belongs to pypi\.acme\.example/) as string]
  const uv = (index: string): Files => ({
    'uv.lock': uvLock(
      root('acme-billing'),
      entry('acme-billing', '1.4.0', `registry = "${own}"`, wheel('acme_billing', '1.4.0', 'https://pypi.acme.example')),
    ),
    'pyproject.toml': pyproject('"acme-billing"', index),
  })
  const uvIndex = (more: string): string => `[[tool.uv.index]]\nname = "own"\nurl = "${own}"\n${more}\n`
  const poetry = (more: string): Files => ({
    'poetry.lock': `[[package]]\nname = "acme-billing"\nversion = "1.4.0"\ngroups = ["main"]\nfiles = [{file = "acme_billing-1.4.0-py3-none-any.whl", hash = "${sha}"}]\n\n[package.source]\ntype = "legacy"\nurl = "${own}"\nreference = "own"\n\n[metadata]\nlock-version = "2.1"\n`,
    'pyproject.toml': `[tool.poetry.dependencies]\n${more}`,
  })
  const poetrySource = (priority: string): string => `[[tool.poetry.source]]\nname = "own"\nurl = "${own}"\npriority = "${priority}"\n`
  const pdm = (more: string): Files => ({
    'pdm.lock': `[metadata]\nlock_version = "4.5.0"\n\n[[package]]\nname = "acme-billing"\nversion = "1.4.0"\nfiles = [{file = "acme_billing-1.4.0-py3-none-any.whl", hash = "${sha}"}]\n`,
    'pyproject.toml': pyproject('"acme-billing"', more),
  })
  const pipenv = (sources: readonly string[], need: string): Files => ({
    'Pipfile.lock': `{"_meta": {"pipfile-spec": 6, "sources": []}, "default": {"acme-billing": {"version": "==1.4.0", "hashes": ["${sha}"]}}}`,
    Pipfile: `${sources.map((url, at) => `[[source]]\nname = "s${at}"\nurl = "${url}"\n`).join('')}[packages]\nacme-billing = ${need}\n`,
  })
  const publicIndex = 'https://pypi.org/simple'
  test.each<[string, Files, readonly unknown[]]>([
    ['pip: no index', { 'requirements.txt': line }, confused],
    ['pip: the own one alone', { 'requirements.txt': `-i ${own}\n${line}` }, []],
    ['pip: the own one and an extra PyPI', { 'requirements.txt': `-i ${own} --extra-index-url ${publicIndex}\n${line}` }, confused],
    [
      'pip: an extra one in an included file holds for all',
      { 'requirements.txt': `-r more.in\n${line}`, 'more.in': `--index-url ${own}\n` },
      [],
    ],
    ['pip: the own one of the file that takes it in', { 'requirements.txt': `--index-url ${own}\n-r more.in\n`, 'more.in': line }, []],
    ['pip: the own one is not the last index', { 'requirements.txt': `-i ${own}\n-i ${publicIndex}\n${line}` }, confused],
    ['pip: no index at all but a folder', { 'requirements.txt': `--no-index -f ./wheels\n${line}` }, []],
    ['pip: a pip.conf beside it', { 'requirements.txt': line, 'pip.conf': `[global]\nindex-url = ${own}\n` }, []],
    ['uv: bound', uv(`[tool.uv.sources]\nacme-billing = { index = "own" }\n${uvIndex('explicit = true')}`), []],
    ['uv: the first index that knows it wins', uv(uvIndex('')), []],
    ['uv: the best of all indexes wins', uv(`[tool.uv]\nindex-strategy = "unsafe-best-match"\n${uvIndex('')}`), confused],
    ['uv: PyPI is named before it', uv(`[[tool.uv.index]]\nurl = "${publicIndex}"\n${uvIndex('')}`), confused],
    ['poetry: bound', poetry(`acme-billing = {version = "1.4.0", source = "own"}\n${poetrySource('explicit')}`), []],
    ['poetry: supplemental, PyPI first', poetry(`acme-billing = "1.4.0"\n${poetrySource('supplemental')}`), confused],
    ['poetry: the only primary one', poetry(`acme-billing = "1.4.0"\n${poetrySource('primary')}`), []],
    [
      'poetry: primary beside PyPI',
      poetry(`acme-billing = "1.4.0"\n${poetrySource('primary')}[[tool.poetry.source]]\nname = "PyPI"\npriority = "primary"`),
      confused,
    ],
    ['pdm: beside PyPI', pdm(`[[tool.pdm.source]]\nname = "own"\nurl = "${own}"`), confused],
    ['pdm: included there', pdm(`[[tool.pdm.source]]\nname = "own"\nurl = "${own}"\ninclude_packages = ["acme-*"]`), []],
    ['pdm: in the place of PyPI', pdm(`[[tool.pdm.source]]\nname = "pypi"\nurl = "${own}"`), []],
    ['pipenv: PyPI first', pipenv([publicIndex, own], '"*"'), confused],
    ['pipenv: bound', pipenv([publicIndex, own], '{version = "*", index = "s1"}'), []],
    ['pipenv: the own one first', pipenv([own, publicIndex], '"*"'), []],
  ])('%s', async (_title, files, expected) => {
    expect(await check(files, policy)).toEqual(expected)
  })
})

describe('several indexes without a word on private names', () => {
  test('compete where any version wins and no hash holds, unless all of them are open to everybody', async () => {
    const files = (index: string, hash = ''): Files => ({ 'requirements.txt': `--extra-index-url ${index}\nidna==3.10${hash}\n` })
    const competing =
      'medium dependency-confusion requirements.txt: names that only pypi.acme.example has may be taken by anybody on pypi.org, which is asked too'
    expect(await check(files('https://pypi.acme.example/simple'))).toContain(competing)
    expect(await check(files('https://pypi.acme.example/simple', ` --hash=${sha}`))).toEqual([])
    expect(await check(files('https://download.pytorch.org/whl/cpu', ` --hash=${sha}`))).toEqual([])
    expect((await check(files('https://download.pytorch.org/whl/cpu'))).join()).not.toContain('dependency-confusion')
  })

  test('a name that is bound to one index and comes from another', async () => {
    const manifest = pyproject(
      '"idna"',
      '[tool.uv.sources]\nidna = { index = "own" }\n[[tool.uv.index]]\nname = "own"\nurl = "https://pypi.acme.example/simple"\nexplicit = true',
    )
    expect(await check({ 'uv.lock': uvLock(root('idna'), idna), 'pyproject.toml': manifest })).toEqual([
      'critical dependency-confusion idna: is bound to pypi.acme.example but was resolved from pypi.org',
    ])
  })

  test('a policy that lists registries means those alone, unless they only hold builds of a few packages', async () => {
    const files = { 'uv.lock': uvLock(root('idna'), idna), 'pyproject.toml': pyproject('"idna"') }
    expect(await check(files, { registries: ['pypi.acme.example'] })).toEqual([
      'high exotic-source idna: comes from pypi.org, which is no registry of this project',
    ])
    expect(await check(files, { registries: ['download.pytorch.org'] })).toEqual([])
    expect(await check(files, { registries: ['pypi.acme.example', 'pypi.org'] })).toEqual([])
  })
})
