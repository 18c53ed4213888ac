import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import { startExportServer } from '../advisories/export-server.ts'
import { osvRecord } from '../advisories/osv-record.ts'
import { runProgram } from '../managers/run-program.ts'
import { playNpm, version, type Installed } from './play-npm.ts'

// What docs/audit-in-ci.md, the action and the hooks say is run here, as it stands there. Only `npm install @galley/audit` is played: it
// copies what a test has installed before.

const root = join(import.meta.dirname, '..', '..', '..', '..')
const page = readFileSync(join(root, 'docs/audit-in-ci.md'), 'utf8')
const hook = readFileSync(join(root, 'security/audit/pre-commit.sh'), 'utf8')

const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1] ?? '')
const yamlWith = (word: string): unknown => parse(blocks('yaml').find((block) => block.includes(word)) ?? '')

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>
  readonly runs: {
    readonly steps: readonly {
      readonly uses?: string
      readonly shell: string
      readonly env: Readonly<Record<string, string>>
      readonly run: string
    }[]
  }
}
interface Hook {
  readonly id: string
  readonly entry: string
  readonly args: readonly string[]
  readonly files: string
}
const action = parse(readFileSync(join(root, 'security/audit/action.yml'), 'utf8')) as Action

/** Describes what pipelines and hooks do with a package that is installed there. */
export function describeInCi(title: string, find: () => Installed): void {
  describe(title, () => {
    let dir = ''
    const bin = (): string => join(dir, 'bin')
    const write = (file: string, text: string, mode = 0o644): void => {
      mkdirSync(dirname(join(dir, file)), { recursive: true })
      writeFileSync(join(dir, file), text)
      chmodSync(join(dir, file), mode)
    }

    beforeEach(() => {
      dir = tempFolder()
      playNpm(bin(), find())
      project('react', '19.2.0')
      mkdirSync(join(dir, 'runner'))
    })

    /** A project that locks one package. */
    function project(name: string, locked: string): void {
      const entry = {
        version: locked,
        resolved: `https://registry.npmjs.org/${name}/-/${name}-${locked}.tgz`,
        integrity: `sha512-${Buffer.alloc(64).toString('base64')}`,
      }
      write('work/package.json', JSON.stringify({ dependencies: { [name]: locked } }))
      write(
        'work/package-lock.json',
        JSON.stringify(
          { lockfileVersion: 3, packages: { '': { dependencies: { [name]: locked } }, [`node_modules/${name}`]: entry } },
          null,
          2,
        ),
      )
    }

    async function run(
      command: string,
      args: readonly string[],
      env: Readonly<Record<string, string>> = {},
    ): Promise<{ readonly code: number; readonly out: string }> {
      const own = { PATH: `${bin()}:${process.env['PATH'] ?? ''}`, HOME: dir, GALLEY_DATA: join(dir, 'data') }
      const { code, stdout, stderr } = await runProgram(command, args, { cwd: join(dir, 'work'), env: { ...own, ...env } })
      return { code, out: stdout + stderr }
    }

    async function runAction(
      inputs: Readonly<Record<string, string>>,
      around: Readonly<Record<string, string>> = {},
    ): ReturnType<typeof run> {
      const [step] = action.runs.steps
      write('script.sh', step?.run ?? '')
      const input = (template: string): string => {
        const name = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(template)?.[1] ?? 'none'
        return inputs[name] ?? action.inputs[name]?.default ?? ''
      }
      const env = Object.fromEntries(Object.entries(step?.env ?? {}).map(([name, template]) => [name, input(template)]))
      const files = { RUNNER_TEMP: join(dir, 'runner'), GITHUB_STEP_SUMMARY: join(dir, 'summary.md'), GITHUB_OUTPUT: join(dir, 'output') }
      return run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', join(dir, 'script.sh')], { ...env, ...files, ...around })
    }

    const offline = { offline: 'true', only: 'names,integrity,sources,scripts' }

    it('the action takes no other action, no input into its script, and the version of this repository', async () => {
      expect(action.runs.steps.filter(({ uses }) => uses !== undefined)).toEqual([])
      expect(action.runs.steps[0]?.run).not.toContain('${{')
      expect(action.inputs['version']?.default).toBe(version)
      expect(
        [...[page, hook].join('\n').matchAll(/(?:@galley\/audit@|rev: v|^version=)([\d.]+\d)/gm)]
          .map((match) => match[1])
          .filter((named) => named !== version),
      ).toEqual([])
    })

    it('the action is green for a clean project, with a summary and SARIF', async () => {
      const { code, out } = await runAction(offline)
      expect(out).toContain('1 package in 1 file')
      expect(code).toBe(0)
      expect(readFileSync(join(dir, 'output'), 'utf8')).toBe('exit-code=0\n')
      expect(readFileSync(join(dir, 'summary.md'), 'utf8')).toContain('1 package')
      expect(JSON.parse(readFileSync(join(dir, 'work/galley-audit.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' })
    })

    it('the action fails for what cannot be checked, and for what is no flag', async () => {
      expect((await runAction({ only: 'vulnerabilities', offline: 'true', sarif: '' })).code).toBe(3)
      expect((await runAction({ ...offline, 'fail-on': 'nothing', sarif: '' })).code).toBe(2)
    })

    it('the action fails for an imitation, and an input is never a command', async () => {
      project('expresss', '1.0.0')
      expect((await runAction({ ...offline, paths: 'package-lock.json\n$(touch pwned)\n', sarif: '' })).code).not.toBe(0)
      expect(() => readFileSync(join(dir, 'work/pwned'))).toThrow('ENOENT')
      expect((await runAction({ ...offline, paths: 'package-lock.json\n', sarif: '' })).code).toBe(1)
      expect(readFileSync(join(dir, 'output'), 'utf8')).toContain('exit-code=1\n')
    })

    it('the action keeps an index of advisories where it is asked to', async () => {
      const server = await startExportServer()
      const modified = new Date(Date.now() - 3_600_000).toISOString()
      server.putExport([osvRecord('GHSA-1', 'react', [{ introduced: '0' }], { modified })])
      const asked = { offline: 'true', only: 'vulnerabilities', sarif: '', index: 'npm', data: join(dir, 'kept') }
      const { code, out } = await runAction(asked, { GALLEY_ADVISORIES_URL: server.address })
      expect([code, out]).toEqual([1, expect.stringContaining('HIGH vulnerable')])
      expect((await runAction({ ...asked, index: '' })).code).toBe(1)
      expect((await runAction({ ...asked, index: 'npm --full' }, { GALLEY_ADVISORIES_URL: server.address })).code).toBe(2)
    })

    it('the GitLab job writes its report and fails for an imitation', async () => {
      const { audit } = yamlWith('artifacts:') as { audit: { script: string[]; variables: Record<string, string> } }
      // A pipeline without a network would be exit 3: here the policy leaves out what needs one.
      const asked = {
        vulnerabilities: false,
        maintenance: false,
        signatures: false,
        provenance: false,
        age: false,
        publishers: false,
        licences: false,
      }
      write('work/audit-policy.json', JSON.stringify({ checks: asked }))
      const job = async (): ReturnType<typeof run> =>
        run('sh', ['-ec', audit.script.join('\n')], { ...audit.variables, GALLEY: join(dir, 'runner') })
      expect(await job()).toMatchObject({ code: 0 })
      expect(JSON.parse(readFileSync(join(dir, 'work/bom.cdx.json'), 'utf8'))).toMatchObject({ bomFormat: 'CycloneDX' })
      project('expresss', '1.0.0')
      expect((await job()).code).toBe(1)
    })

    it('the hook of pre-commit looks at lockfiles, installs once, and stops an imitation', async () => {
      const [described] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as Hook[]
      const files = new RegExp(described?.files ?? '^$')
      expect(['a/package-lock.json', 'uv.lock', 'requirements-dev.txt'].filter((file) => !files.test(file))).toEqual([])
      expect(files.test('src/lock.ts')).toBe(false)
      expect(yamlWith('repos:')).toMatchObject({ repos: [{ rev: `v${version}`, hooks: [{ id: described?.id }] }] })
      expect(described?.entry).toBe('security/audit/pre-commit.sh')
      write('clone/pre-commit.sh', hook, 0o755)
      const commit = async (): ReturnType<typeof run> =>
        run(join(dir, 'clone/pre-commit.sh'), [...(described?.args ?? []), 'package-lock.json'])
      expect(await commit()).toMatchObject({ code: 0 })
      rmSync(join(bin(), 'npm'))
      project('expresss', '1.0.0')
      expect(await commit()).toMatchObject({ code: 1 })
    })

    it('the hook of git looks only where a lockfile changed, and stops an imitation', async () => {
      await run('git', ['init', '-q', '.'])
      write('hook', blocks('sh')[0] ?? '', 0o755)
      project('expresss', '1.0.0')
      expect((await run(join(dir, 'hook'), [])).code).toBe(0)
      await run('git', ['add', 'package-lock.json'])
      expect((await run(join(dir, 'hook'), [])).code).toBe(1)
    })

    it('the policies can be used as they stand', async () => {
      expect(blocks('json').map((block) => parsePolicy(block).waivers.length)).toEqual([0, 1])
    })
  })
}
