import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fakeSystem } from '@galley/testkit'
import { run } from '../src/index.ts'

const check = async (...args: string[]): Promise<{ code: number; out: string; said: string }> => {
  const { system, out, said } = fakeSystem(['check', ...args])
  return { code: await run(system), out: out(), said: said() }
}

describe('galley check', () => {
  it('names what was meant, with its reasons as points', async () => {
    const { code, out } = await check('npm:expresss', 'npm:react', 'pypi:reqeusts', 'pypi:python-dateutil')
    expect(code).toBe(1)
    expect(out).toMatch(
      /BLOCK npm:expresss {2}you may mean express\n {6}\+[\d.]+ = target above 100,000 downloads a month \+[\d.]+, .*word unknown in package names/,
    )
    expect(out).toMatch(/ok {4}npm:react\n/)
    expect(out).toMatch(/BLOCK pypi:reqeusts {2}you may mean requests\n/)
    expect(out).toMatch(/ok {4}pypi:python-dateutil\n/)
  })

  it('prints one JSON object a line', async () => {
    const { code, out } = await check('npm:expresss', 'npm:react', '--json')
    expect(code).toBe(1)
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toMatchObject([
      { schema: 'galley.name/1', ecosystem: 'npm', name: 'expresss', verdict: 'block', target: 'express' },
      { schema: 'galley.name/1', ecosystem: 'npm', name: 'react', verdict: 'none' },
    ])
  })

  it('is clean without an imitation', async () => {
    expect(await check('npm:react', 'npm:@azure/arm-cdn')).toMatchObject({ code: 0 })
  })

  it('answers ten thousand names on stdin, counting those it has nothing to say about', async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => (index === 5000 ? 'npm:expresss' : 'npm:react'))
    const { system, out, said } = fakeSystem(['check', '--from', '-'], {
      readStdin: () => Promise.resolve(`# a list\n${names.join('\n')}\n`),
    })
    expect(await run(system)).toBe(1)
    expect(out().trimEnd().split('\n')).toHaveLength(2)
    expect(said()).toContain('10000 names: 1 block')
  })

  it.each([
    ['no name', [], 'needs a name'],
    ['a name without its ecosystem', ['left-pad'], '"left-pad" is not npm:NAME, pypi:NAME or a package URL'],
    ['another ecosystem', ['cargo:serde'], 'is not npm:NAME'],
    ['a name of 10,000 characters', [`npm:${'x'.repeat(10_000)}`], 'longer than any package name'],
    ['a file that is not there', ['--from', 'no/such/file'], 'cannot read'],
    ['what is no name', ['npm:../etc/passwd'], 'holds no package name of npm'],
    ['a verdict that is none', ['npm:react', '--fail-on', 'none'], 'Allowed choices are block, warn, info'],
  ])('refuses %s', async (_name, args, words) => {
    const { code, out, said } = await check(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(said).toContain(words)
  })

  it('refuses a proposed name that does not exist, and asks for no name that everybody knows', async () => {
    const asked: string[] = []
    const answer = async (address: string | URL | Request): Promise<Response> => {
      asked.push(new URL(address instanceof Request ? address.url : address).pathname)
      return Promise.resolve(new Response('{"error":"Not found"}', { status: 404 }))
    }
    const data = mkdtempSync(join(tmpdir(), 'galley-'))
    const { system, out } = fakeSystem(['check', 'npm:react', 'npm:react-hooks-colour-planner', '--proposed', '--data', data], {
      fetch: answer,
      env: { HOME: data },
    })
    expect(await run(system)).toBe(1)
    rmSync(data, { recursive: true })
    expect(asked).toEqual(['/react-hooks-colour-planner'])
    expect(out()).toContain('BLOCK npm:react-hooks-colour-planner')
    expect(out()).toContain('does not exist')
  })

  it('clears no proposed name that could not be looked up', async () => {
    const { system, out } = fakeSystem(['check', 'npm:react-hooks-colour-planner', '--proposed', '--data', '/nonexistent'], {
      env: { HOME: '/nonexistent' },
    })
    expect({ code: await run(system), out: out() }).toEqual({ code: 3, out: '' })
  })

  it('judges the name, whatever version is asked for', async () => {
    const specs = ['npm:react@18', 'npm:expresss@^4', 'pypi:requests==2.31.0', 'pkg:pypi/reqeusts@2.31.0']
    const { code, out } = await check(...specs)
    expect(code).toBe(1)
    expect(out.match(/^(?:ok|BLOCK).*$/gm)).toEqual([
      'ok    npm:react',
      'BLOCK npm:expresss  you may mean express',
      'ok    pypi:requests',
      'BLOCK pypi:reqeusts  you may mean requests',
    ])
  })

  it('makes exit 1 at the verdict that was asked', async () => {
    const name = 'npm:expresss'
    expect(await check(name, '--fail-on', 'info')).toMatchObject({ code: 1 })
    expect(await check('npm:react', '--fail-on', 'info')).toMatchObject({ code: 0 })
  })

  it('prints a hostile name safely', async () => {
    const { code, out } = await check('npm:g\u043E\u043Egle')
    expect([0, 1]).toContain(code)
    expect(out).toContain('g<U+043E><U+043E>gle')
    const refused = await check('npm:google\u202E\u001B[31m')
    expect(refused.code).toBe(2)
    expect(refused.said).toContain('google<U+202E><U+001B>[31m')
  })
})
