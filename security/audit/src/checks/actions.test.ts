import { describe, expect, it, test } from 'vitest'
import fc from 'fast-check'
import { packageName, type Finding } from '@galley/findings'
import { defaultPolicy } from '../policy/audit-policy.ts'
import { actionsCheck } from './actions.ts'

const pin = '3d3c42e5aac5ba805825da76410c181273ba90b1'

async function look(text: string, allow: readonly string[] = []): Promise<readonly Finding[]> {
  const policy = { ...defaultPolicy, actions: { ...defaultPolicy.actions, allow } }
  const workflows = [{ path: 'ci.yml', content: { text } }]
  return actionsCheck.run({ workflows, policy, packages: [], files: [], readText: () => null, clock: () => new Date() })
}

const job = (...lines: readonly string[]): string => `on: push\njobs:\n  a:\n    steps:\n${lines.map((line) => `      ${line}\n`).join('')}`
const brief = ({ code, severity, at }: Finding): string => `${at?.line} ${severity} ${code}`
const briefs = async (text: string, allow?: readonly string[]): Promise<readonly string[]> => (await look(text, allow)).map(brief)

describe('a pin', () => {
  test.each([
    [`actions/checkout@${pin}`, null],
    [`acme/thing/sub/folder@${pin.toUpperCase()}`, null],
    [`acme/thing@${pin}${'0'.repeat(24)}`, null],
    ['./local', null],
    ['./.github/workflows/other.yml', null],
    [`docker://alpine:3.8@sha256:${'ab'.repeat(32)}`, null],
    [`docker://localhost:5000/tool@sha256:${'ab'.repeat(32)}`, null],
    ['docker://alpine:3.8', 'medium action-unpinned'],
    ['docker://alpine', 'medium action-unpinned'],
    ['docker://alpine@sha256:abc', 'medium action-unpinned'],
    ['acme/thing@v1', 'medium action-unpinned'],
    ['acme/thing', 'medium action-unpinned'],
    [`acme/thing@${pin.slice(0, 39)}`, 'medium action-unpinned'],
    [`acme/thing@${pin}0`, 'medium action-unpinned'],
    ['github/codeql-action/init@v3', 'low action-unpinned'],
    ['actions-rs/toolchain@v1', 'medium action-unpinned'],
    ['"${{ matrix.action }}"', 'medium action-unpinned'],
    [`"acme/\${{ matrix.name }}@${pin}"`, 'medium action-unpinned'],
    ['"no action at all"', 'medium action-unpinned'],
  ])('%s', async (uses, expected) => {
    expect(await briefs(job(`- uses: ${uses}`))).toEqual(expected === null ? [] : [`5 ${expected}`])
  })
})

describe('secrets', () => {
  const third = '- uses: acme/thing@v1'
  test.each([
    ['a step', job(third, '  with: { token: "${{ secrets.NPM }}" }'), ['5 high action-secrets']],
    ['a step, in an expression', job(third, '  env:', '    A: "${{ github.ref == 1 && SECRETS[\'NPM\'] }}"'), ['5 high action-secrets']],
    ['all of them', job(third, '  with: { all: "${{ toJSON(secrets) }}" }'), ['5 high action-secrets']],
    ["the job's own token", job(third, '  with: { token: "${{ secrets.GITHUB_TOKEN }}" }'), ['5 medium action-unpinned']],
    ['text that is no expression', job(third, '  with: { text: secrets.NPM }'), ['5 medium action-unpinned']],
    ['another object', job(third, '  with: { text: "${{ env.secrets.NPM }}" }'), ['5 medium action-unpinned']],
    ['a pinned action', job(`- uses: acme/thing@${pin}`, '  with: { token: "${{ secrets.NPM }}" }'), []],
    ["GitHub's own", job('- uses: actions/thing@v1', '  with: { token: "${{ secrets.NPM }}" }'), ['5 medium action-secrets']],
    ['the workflow', `env: { A: "\${{ secrets.A }}" }\n${job(third)}`, ['6 high action-secrets']],
    [
      'the job',
      'on: push\njobs:\n  a:\n    env:\n      A: ${{ secrets.A }}\n    steps:\n      - uses: a/b@v1\n',
      ['7 high action-secrets'],
    ],
    [
      'a reusable workflow',
      'on: push\njobs:\n  a:\n    uses: a/b/.github/workflows/c.yml@v1\n    secrets: inherit\n',
      ['4 high action-secrets'],
    ],
    [
      'named ones',
      'on: push\njobs:\n  a:\n    uses: a/b/.github/workflows/c.yml@v1\n    secrets: { X: "${{ secrets.Y }}" }\n',
      ['4 high action-secrets'],
    ],
    ['inside the repository', 'on: push\njobs:\n  a:\n    uses: ./.github/workflows/c.yml\n    secrets: inherit\n', []],
  ])('%s', async (_name, text, expected) => {
    expect(await briefs(text)).toEqual(expected)
  })
})

test.each([
  ['acme/*', 'acme/thing', true],
  ['acme/*', 'Acme/Thing/sub', true],
  ['acme/*', 'acme-evil/thing', false],
  ['acme/thing', 'acme/thing/sub', true],
  ['acme/thing', 'acme/thing-evil', false],
  ['docker://ghcr.io/acme/*', 'docker://ghcr.io/acme/tool', true],
  ['docker://alpine', 'docker://evil.example/alpine', false],
  ['acme/*', './local', true],
])('the policy allows %s: %s is allowed: %s', async (allowed, uses, isAllowed) => {
  const found = await look(job(`- uses: ${uses}${uses.startsWith('docker') ? `@sha256:${'ab'.repeat(32)}` : `@${pin}`}`), [allowed])
  expect(found.map(({ code }) => code)).toEqual(isAllowed ? [] : ['action-not-allowed'])
})

describe('what cannot be read is said', () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'.replaceAll(/./g, (key, at: number) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(', ')}]\n`)}jobs: {}\n`
  test.each([
    ['broken YAML', 'jobs: {a: [', /not YAML/],
    ['an alias bomb', bomb, /multiply without end/],
    ['an alias within itself', 'jobs:\n  a: &a\n    steps: *a\n', /alias \*a is not followed/],
    ['an alias of nothing', 'jobs:\n  a: *nothing\n', /./],
    ['a file without end', `jobs:\n  a: &a\n    steps:\n      - run: |\n${'          echo 1\n'.repeat(100_000)}`, /too large/],
    ['depth', `jobs: ${'['.repeat(500)}`, /nested too deeply/],
    ['something else', 'hello: world\n', /neither jobs nor runs/],
    ['steps that are none', 'jobs:\n  a:\n    steps: no\n', /no list/],
    ['a job that is none', 'jobs:\n  a: no\n', /"a" is not understood/],
    ['uses that is none', job('- uses: [a]'), /holds no text/],
    ['an empty file', '', /this file is empty/],
  ])('%s', async (_name, text, words) => {
    const found = await look(text)
    expect(found.map(({ code }) => code)).toContain('blind-spot')
    expect(found.map(({ message }) => message).join('\n')).toMatch(words)
  })
})

test('a step that an alias repeats is judged with the secrets of each place', async () => {
  const text = `on: push\njobs:\n  a:\n    steps: &steps\n      - uses: acme/thing@v1\n  b:\n    env: { A: "\${{ secrets.A }}" }\n    steps: *steps\n`
  expect(await briefs(text)).toEqual(['5 medium action-unpinned', '5 high action-secrets'])
})

test('a key that is there twice hides nothing', async () => {
  expect(await briefs(job(`- uses: acme/evil@v1`, `  uses: acme/thing@${pin}`))).toEqual(['5 medium action-unpinned'])
})

it('names the action, and never throws, whatever a workflow holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string(), async (uses, rest) => {
      for (const finding of await look(`${job(`- uses: ${uses}`)}${rest}`)) expect(packageName(finding.subject)).not.toBe('')
    }),
  )
})
