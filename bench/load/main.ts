import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { digest, verifyStored, type LockedRelease } from '../../security/trust/src/index.ts'
import { newSigner, signContent, writeStored, type TestRelease } from '../../security/trust/test/make-release.ts'
import { makeFiles } from './make-files.ts'

// The verification of a plugin at load, beside the floor: gunzip and sha256 of the same bytes. Both begin with the files, in turns in one
// run, by the processor time of this thread, so that a busy machine slows both.

/** Rounds that are measured, rounds before them that warm the code up, and verifications in each: processor time comes in ticks of 4 ms. */
const [rounds, warmUp, each] = [20, 2, 40]

const dir = mkdtempSync(join(tmpdir(), 'galley-load-'))
const signer = newSigner()
const plugins = Array.from({ length: 10 }, (_, n): { release: TestRelease; dir: string; lock: LockedRelease } => {
  const name = `@acme/plugin-${n}`
  const release = signContent({ name, version: '1.0.0', files: makeFiles(name, n) }, signer, ['left-pad@1.3.0'])
  const folder = join(dir, String(n))
  return { release, dir: folder, lock: writeStored(folder, release) }
})
const verify = ({ release, dir: folder, lock }: (typeof plugins)[number]): unknown =>
  verifyStored({ dir: folder, lock, policy: release.policy, now: release.now })
const [first] = plugins
if (first === undefined) throw new Error('there is nothing to verify')
const tarballFile = join(first.dir, 'plugin.tgz')
const floor = (): unknown => digest('sha256', gunzipSync(readFileSync(tarballFile)))

const cold = spent(() => plugins.forEach(verify))
const [verified, unpacked]: [number[], number[]] = [[], []]
for (let round = 0; round < warmUp + rounds; round += 1) {
  const [ours, theirs] = [spent(() => repeat(() => verify(first))), spent(() => repeat(floor))]
  if (round < warmUp) continue
  verified.push(ours.cpuMs / each)
  unpacked.push(theirs.cpuMs / each)
}
const ten = Array.from({ length: 20 }, () => spent(() => plugins.forEach(verify)).wallMs)
rmSync(dir, { recursive: true })

const { tarball, files } = first.release
const bytes = [...files.values()].reduce((sum, body) => sum + body.length, 0)
const [own, peer] = [median(verified), median(unpacked)]
console.log(
  `a plugin of ${files.size} files, ${(bytes / 1e6).toFixed(2)} MB, packed ${(tarball.length / 1e6).toFixed(2)} MB; ${rounds} rounds of ${each}`,
)
console.log(`verified from its store folder   p50 ${own.toFixed(2)} ms of processor time, p95 ${at(verified, 0.95).toFixed(2)} ms`)
console.log(`gunzip and sha256 of the same    p50 ${peer.toFixed(2)} ms, p95 ${at(unpacked, 0.95).toFixed(2)} ms`)
console.log(`ratio                            ${(own / peer).toFixed(2)} (budget 1.5)`)
console.log(
  `ten plugins verified             ${median(ten).toFixed(0)} ms by the clock, the first time in this process ${cold.wallMs.toFixed(0)} ms (budget 400)`,
)

function spent(task: () => unknown): { readonly cpuMs: number; readonly wallMs: number } {
  const [began, before] = [performance.now(), process.threadCpuUsage()]
  task()
  const { user, system } = process.threadCpuUsage(before)
  return { cpuMs: (user + system) / 1000, wallMs: performance.now() - began }
}

function repeat(task: () => unknown): void {
  for (let n = 0; n < each; n += 1) task()
}

function median(values: readonly number[]): number {
  return at(values, 0.5)
}

function at(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN
}
