import { describe, expect, it } from 'vitest'
import type { LockedPackage } from '../locked-package.ts'
import { locked, plan } from '../../test/fix/plan-for.ts'

const py = (name: string, version: string, more: Partial<LockedPackage> = {}): LockedPackage =>
  locked(name, version, { ecosystem: 'PyPI', ...more })

describe('Python', () => {
  const project = '[project]\nname = "app" # ours\ndependencies = [\n  "Django>=3.2,<4",\n  "pinned==1.0.0",\n]\n'
  it.each([
    [
      'uv, a constraint',
      'uv',
      'uv.lock',
      'urllib3',
      '1.26.18',
      `${project}\n[tool.uv]\nconstraint-dependencies = ["urllib3>=1.26.18,<2"]\n`,
    ],
    [
      'uv, a requirement that lets the fix in',
      'uv',
      'uv.lock',
      'django',
      '3.2.9',
      `${project}\n[tool.uv]\nconstraint-dependencies = ["django>=3.2.9,<4"]\n`,
    ],
    ['uv, a requirement that is in the way', 'uv', 'uv.lock', 'pinned', '1.0.4', project.replace('pinned==1.0.0', 'pinned==1.0.4')],
    ['poetry, direct', 'poetry', 'poetry.lock', 'django', '3.2.9', project.replace('Django>=3.2,<4', 'Django>=3.2.9,<4')],
    [
      'poetry, through others',
      'poetry',
      'poetry.lock',
      'urllib3',
      '1.26.18',
      `${project}\n[tool.poetry.group.constraints.dependencies]\nurllib3 = ">=1.26.18,<2"\n`,
    ],
    ['pdm', 'pdm', 'pdm.lock', 'urllib3', '1.26.18', `${project}\n[tool.pdm.resolution.overrides]\nurllib3 = ">=1.26.18,<2"\n`],
  ])('%s', (_case, format, lockfile, name, fixed, expected) => {
    const { after, again } = plan(
      format,
      lockfile,
      { [lockfile]: '', 'pyproject.toml': project },
      [py(name, fixed.startsWith('3') ? '3.0.0' : '1.0.0')],
      { [name]: [fixed] },
    )
    expect(after['pyproject.toml']).toBe(expected)
    expect(again.edits).toEqual([])
  })

  it('uv: a requirement of a workspace member is raised where it stands', () => {
    const member = project.replace('"app"', '"member"')
    const { after } = plan(
      'uv',
      'uv.lock',
      { 'pyproject.toml': '[project]\nname = "root"\n', 'lib/a/pyproject.toml': member },
      [py('pinned', '1.0.0')],
      {
        pinned: ['1.0.4'],
      },
      { roots: [{ name: 'member', folder: 'lib/a', line: 1 }] },
    )
    expect(after['pyproject.toml']).toBe('[project]\nname = "root"\n')
    expect(after['lib/a/pyproject.toml']).toBe(member.replace('pinned==1.0.0', 'pinned==1.0.4'))
  })

  it('moves its own constraint on, over a major version where the fix needs one', () => {
    const text = `${project}\n[tool.uv]\nconstraint-dependencies = ["urllib3>=1.26.18,<2"]\n`
    const { after, again } = plan('uv', 'uv.lock', { 'pyproject.toml': text }, [py('urllib3', '1.26.18')], { urllib3: ['2.0.7'] })
    expect(after['pyproject.toml']).toBe(text.replace('>=1.26.18,<2', '>=2.0.7'))
    expect(again.edits).toEqual([])
  })

  it('says where a bound keeps the fix out', () => {
    expect(
      plan('uv', 'uv.lock', { 'pyproject.toml': project }, [py('django', '3.2.1')], { django: ['4.2.1'] }).unfixable[0]?.why,
    ).toContain('"Django>=3.2,<4"')
  })

  it.each([
    ['django = "^3.2" # web', 'django = "^3.2.9" # web'],
    ["Django = { version = '~3.2', extras = ['a'] }", "Django = { version = '~3.2.9', extras = ['a'] }"],
    ['django = "3.2.1"', 'django = "3.2.9"'],
    ['django = "*"', 'django = ">=3.2.9"'],
  ])('poetry: %s', (before, expected) => {
    const text = `[tool.poetry]\nname = "app"\n\n[tool.poetry.group.web.dependencies]\n${before}\n`
    const { after, again } = plan('poetry', 'poetry.lock', { 'pyproject.toml': text }, [py('django', '3.2.1')], { django: ['3.2.9'] })
    expect(after['pyproject.toml']).toBe(text.replace(before, expected))
    expect(again.edits).toEqual([])
  })

  it('Pipfile', () => {
    const text = '[packages]\ndjango = "==3.2.1"\n\n[requires]\npython_version = "3.12"\n'
    expect(
      plan('pipfile', 'Pipfile.lock', { Pipfile: text }, [py('django', '3.2.1'), py('urllib3', '1.0.0')], {
        django: ['3.2.9'],
        urllib3: ['1.26.18'],
      }).after['Pipfile'],
    ).toBe(text.replace('==3.2.1"', '==3.2.9"\nurllib3 = ">=1.26.18,<2"'))
  })

  it('requirements.txt: the version of the line, its extras, marker and comment stay', () => {
    const text = '# web\r\nDjango[argon2] == 3.2.1 ; python_version > "3"  # pinned\r\nurllib3==1.0.0 \\\r\n    --hash=sha256:aa\r\n'
    const { after, unfixable } = plan(
      'requirements',
      'requirements.txt',
      { 'requirements.txt': text },
      [py('django', '3.2.1', { line: 2, direct: true }), py('urllib3', '1.0.0', { line: 3, direct: true })],
      { django: ['3.2.9'], urllib3: ['1.26.18'] },
    )
    expect(after['requirements.txt']).toBe(text.replace('== 3.2.1', '==3.2.9'))
    expect(unfixable[0]?.why).toContain('hashes')
  })
})
