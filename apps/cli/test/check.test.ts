import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { describe, expect, it } from 'vitest'
import { fakeSystem } from '@galley/testkit'
import { run } from '../src/index.ts'

const check = async (...args: string[]): Promise<{ code: number; out: string; said: string }> => {
  const { system, out, said } = fakeSystem(['check', ...args])
  return { code: await run(system), out: out(), said: said() }
}

describe('galley check', () => {
  it('names what was meant and says why, with its points when asked', async () => {
    const { code, out } = await check('npm:expresss', 'npm:react', 'pypi:reqeusts', 'pypi:python-dateutil')
    expect(code).toBe(1)
    expect(out).toMatch(/BLOCK npm:expresss {2}you may mean express\n {6}express with one letter doubled; .* times a month\nok/)
    expect((await check('npm:expresss', '--verbose')).out).toMatch(/\n {6}\+[\d.]+ = target above 100,000 downloads a month \+[\d.]+, /)
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

  it.each([[['npm:expresss']], [['npm:react', 'pypi:reqeusts']], [['left-pad']], [['npm:../etc/passwd', 'npm:react']]])(
    'answers %j alike, whether or not flags have to be read',
    async (names) => {
      expect(await check(...names)).toEqual(await check(...names, '--fail-on', 'block'))
    },
  )

  it('is clean without an imitation', async () => {
    expect(await check('npm:react', 'npm:@azure/arm-cdn')).toMatchObject({ code: 0 })
  })

  it('answers ten thousand names on stdin, counting those it has nothing to say about', async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => (index === 5000 ? 'npm:expresss' : `npm:@babel/plugin-${index}`))
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
    ['a file that is not there', ['--from', 'no/such/file'], 'Cannot read'],
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
    const data = tempFolder()
    const { system, out } = fakeSystem(['check', 'npm:react', 'npm:react-hooks-colour-planner', '--proposed', '--data', data], {
      fetch: answer,
      env: { HOME: data },
    })
    expect(await run(system)).toBe(1)
    expect(asked).toEqual(['/react-hooks-colour-planner'])
    expect(out()).toContain('BLOCK npm:react-hooks-colour-planner')
    expect(out()).toContain('does not exist')
  })

  it.each([
    ['whose releases were taken away', { name: 'react-hooks-colour-planner', versions: {}, 'dist-tags': {}, time: {} }],
    [
      'that is a placeholder',
      {
        name: 'react-hooks-colour-planner',
        versions: { '0.0.1-security': { version: '0.0.1-security', repository: 'npm/security-holder' } },
      },
    ],
  ])('refuses a proposed name %s, and gives that reason first', async (_what, packument) => {
    const data = tempFolder()
    const { system, out } = fakeSystem(['check', 'npm:react-hooks-colour-planner', '--proposed', '--data', data], {
      fetch: async (address) => {
        const isAsked = new URL(address instanceof Request ? address.url : address).pathname === '/react-hooks-colour-planner'
        return Promise.resolve(new Response(JSON.stringify(isAsked ? packument : {}), { status: isAsked ? 200 : 404 }))
      },
      env: { HOME: data },
    })
    expect(await run(system)).toBe(1)
    expect(out()).toMatch(/^BLOCK npm:react-hooks-colour-planner\n {6}the registry removed it\n/)
  })

  describe('--facts', () => {
    const folder = tempFolder()
    const fresh = { ageDays: 3, downloadsMonth: 40, maintainers: ['somebody'], repository: null, versions: 1 }
    const settled = { ageDays: 1100, downloadsMonth: 10_000, maintainers: ['somebody'], repository: null, versions: 30 }
    const checkFacts = async (names: readonly string[], ...lines: readonly unknown[]): ReturnType<typeof check> => {
      const file = join(folder, 'facts.jsonl')
      writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
      return check(...names, '--facts', file, '--fail-on', 'warn')
    }

    it('warns of a fresh package that carries a name it has no link to, and of no settled one', async () => {
      const names = ['npm:kafkajs-lint', 'npm:kafkajs-tools']
      const { code, out } = await checkFacts(names, { name: 'kafkajs-lint', ...fresh }, { name: 'kafkajs-tools', ...settled })
      expect(code).toBe(1)
      expect(out).toMatch(/^WARN {2}npm:kafkajs-lint {2}you may mean kafkajs\n {6}3 days old, 40 downloads a month, carries .kafkajs./)
      expect(out).toContain('ok    npm:kafkajs-tools\n')
    })

    it('raises nothing where facts are missing', async () => {
      expect(await checkFacts(['npm:kafkajs-lint'], { name: 'kafkajs-lint', ageDays: null })).toMatchObject({ code: 0 })
      expect(await checkFacts(['npm:kafkajs-lint'], { name: 'another', ...fresh })).toMatchObject({ code: 0 })
      expect(await checkFacts(['npm:kafkajs-lint'], { ecosystem: 'pypi', name: 'kafkajs-lint', ...fresh })).toMatchObject({ code: 0 })
    })

    it('knows the link when the facts of both are told', async () => {
      const [own, target] = [{ ...fresh, maintainers: ['tulios'] }, { maintainers: ['tulios', 'nevon'] }]
      expect(await checkFacts(['npm:kafkajs-lint'], { name: 'kafkajs-lint', ...own }, { name: 'kafkajs', ...target })).toMatchObject({
        code: 0,
      })
    })

    it.each([
      ['what is no JSON', 'name: x', 'Line 2 of the facts, "name: x"'],
      ['a line without a name', '{"ageDays":3}', "must have required property 'name'"],
      ['a fact of the wrong kind', '{"name":"x","ageDays":"three"}', '/ageDays must be number'],
      ['a fact that nobody reads', '{"name":"x","stars":3}', 'must NOT have additional properties'],
    ])('refuses %s', async (_what, line, words) => {
      const { code, said } = await checkFacts(['npm:x'], { name: 'y' }, line)
      expect(code).toBe(2)
      expect(said).toContain(words)
    })
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

  it('judges a name once, however often it is named', async () => {
    const { out } = await check('npm:expresss', 'npm:expresss@1', 'pkg:npm/expresss@2', 'npm:react')
    expect(out.match(/npm:/g)).toHaveLength(2)
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
