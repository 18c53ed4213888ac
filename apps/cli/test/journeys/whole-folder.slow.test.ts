import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { evaluationData, titleWithData } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'
import { freshData, root, startGalley } from './start-galley.ts'

const name = 'freshwiki-dev.tar.xz'
const archive = evaluationData(name)

/**
 * CPU time of the command, in times that of a process which reads and ranks the same texts once (`npm run bench draft` prints both). On two
 * quiet cores the command takes two seconds where that process takes half of one; CPU time stands for it on a machine that is not quiet.
 */
const maxRatio = 6

/** CPU ticks of this process's children that have ended: cutime and cstime of proc_pid_stat(5). */
const childTicks = (): number =>
  readFileSync('/proc/self/stat', 'latin1')
    .split(') ')
    .at(-1)!
    .split(' ')
    .slice(13, 15)
    .reduce((sum, ticks) => sum + Number(ticks), 0)

async function ticksOf(work: () => unknown): Promise<number> {
  const before = childTicks()
  await work()
  return childTicks() - before
}

test.runIf(archive !== null && process.platform === 'linux')(
  titleWithData('a draft from 38 texts of 92,000 words costs a few times what reading and ranking them once does', name),
  { timeout: 300_000 },
  async () => {
    const texts = tempFolder()
    execFileSync('tar', ['-xf', archive ?? '', '-C', texts])
    const folder = join(texts, readdirSync(texts)[0] ?? '', 'txt')
    const data = await freshData()
    const draft = async (): Promise<void> => {
      const { code, stdout, stderr } = await startGalley(
        ['draft', 'Cyclones Batsirai and Mocha, and Hurricane Hilary', '--sources', folder, '--words', '800', '--quiet'],
        { data },
      ).done
      expect([code, stderr]).toEqual([0, ''])
      expect(stdout.split(/\s+/).length).toBeGreaterThan(700)
    }
    const floor = (): Buffer => execFileSync(process.execPath, ['--conditions=galley-source', join(root, 'bench/draft/floor.ts'), folder])
    await draft()
    const ratios: number[] = []
    for (let turn = 0; turn < 3; turn += 1) ratios.push((await ticksOf(draft)) / (await ticksOf(floor)))
    expect(Math.min(...ratios)).toBeLessThan(maxRatio)
  },
)
