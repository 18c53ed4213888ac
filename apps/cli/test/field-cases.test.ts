import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { evaluationData, fakeSystem, titleWithData } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'
import { describe, expect, it } from 'vitest'
import { run } from '../src/index.ts'
import { differencesOf, type ExpectedAnswer } from './expected-answer.ts'

// Inputs that failed in the field, and their neighbours, each with its one right answer.
const temp = tempFolder()

async function differences(cases: string, name: string): Promise<readonly string[]> {
  const want = JSON.parse(readFileSync(join(cases, name, 'expect.json'), 'utf8')) as ExpectedAnswer
  const folder = join(temp, name)
  cpSync(join(cases, name), folder, { recursive: true, filter: (file) => !file.endsWith('/expect.json') })
  const isPlain = want.command[0] === 'audit' && !['--format', '--json', '--fix'].some((flag) => want.command.includes(flag))
  const args = [...want.command.map((arg) => arg.replaceAll('PATH', folder)), ...(isPlain ? ['--format', 'json'] : [])]
  const clock = (): Date => new Date('2026-11-28T12:00:00Z')
  const { system, out, said } = fakeSystem(args, { clock, env: { GALLEY_DATA: join(temp, 'data') } })
  const code = await run(system)
  return differencesOf(want, { code, out: out(), said: said(), folder })
}

describe.each(['field/audit', 'field/check'])('%s', (kind) => {
  const cases = evaluationData(kind)
  it.skipIf(cases === null).each(cases === null ? [titleWithData('each case', kind)] : readdirSync(cases))(
    '%s is answered rightly',
    async (name) => {
      expect(await differences(cases ?? '', name)).toEqual([])
    },
  )
})
