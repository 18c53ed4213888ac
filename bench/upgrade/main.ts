// npm run bench upgrade [BACK]: consecutive releases of the most used packages through `galley audit --since`, which should have little to say.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createMemoryCache, createRegistryClient, readRegistries } from '../../security/audit/src/index.ts'
import type { AuditReport, Severity } from '../../security/findings/src/index.ts'
import { commit, npmLock, write } from '../../security/upgrade/test/project.ts'
import { mostUsed, npmPairs, pythonPairs, type Pair } from './find-pairs.ts'
import { keepRegistry } from './keep-registry.ts'

/** Packages, and pairs of each. */
const [npmNames, pythonNames, ofNpm, ofPython] = [100, 50, 3, 2]

const back = Number(process.argv[3] ?? 0)
const kept = join(import.meta.dirname, '..', '..', '.cache', 'bench-upgrade')

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

const real = readRegistries({
  projectNpmrc: null,
  userNpmrc: textOf(process.env['NPM_CONFIG_USERCONFIG'] ?? join(homedir(), '.npmrc')),
  pipConf: textOf(join(homedir(), '.config', 'pip', 'pip.conf')) ?? textOf('/etc/pip.conf'),
  env: process.env,
})
const registry = await keepRegistry(kept, real.npm('x'), real.pypi)
const local = readRegistries({
  projectNpmrc: null,
  userNpmrc: null,
  pipConf: null,
  env: { npm_config_registry: registry.url, PIP_INDEX_URL: `${registry.url}/simple` },
})
const client = createRegistryClient({
  fetch,
  clock: () => new Date(),
  cache: createMemoryCache(),
  registries: local,
  limits: { timeoutMs: 120_000 },
})

async function pairsOf(names: readonly string[], of: (name: string) => Promise<readonly Pair[]>): Promise<readonly Pair[]> {
  return (await Promise.all(names.map(of))).flat()
}

/** Lockfiles of one state: a name stands once in each. */
function lockfiles(pairs: readonly Pair[], side: 'from' | 'to'): Readonly<Record<string, string>> {
  const nth = new Map<string, number>()
  const folders = Map.groupBy(pairs, ({ name, kind }) => {
    const at = nth.get(`${kind} ${name}`) ?? 0
    nth.set(`${kind} ${name}`, at + 1)
    return `${kind}-${at}`
  })
  return Object.fromEntries(
    [...folders].map(([folder, own]) =>
      folder.startsWith('npm')
        ? [`${folder}/package-lock.json`, npmLock(Object.fromEntries(own.map((one) => [one.name, [one[side].version, one[side].hash]])))]
        : [`${folder}/requirements.txt`, own.map((one) => `${one.name}==${one[side].version} --hash=${one[side].hash}\n`).join('')],
    ),
  )
}

interface Run {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly mib: number
  readonly report: AuditReport | null
  readonly said: string
}

// The registry answers in this process while the review asks it in another.
async function review(folder: string, data: string): Promise<Run> {
  const args = ['--conditions=galley-source', join(import.meta.dirname, 'review.ts'), folder, data, registry.url]
  const { stdout } = await promisify(execFile)(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 30 })
  return JSON.parse(stdout) as Run
}

const alarms: readonly Severity[] = ['critical', 'high', 'medium']

/** Codes of what lies in the archives: the age of a release, say, is no matter of what it brings. */
const ofArchives =
  /^(?:capability-gained|dependency-gained|install-script-gained|unreadable-gained|bin-gained|binary-gained|hostile-archive)$/

function print(title: string, pairs: readonly Pair[], run: Run): void {
  const { cards, findings } = { cards: run.report?.upgrades?.cards ?? [], findings: run.report?.findings ?? [] }
  for (const kind of ['npm', 'wheel', 'sdist'] as const) {
    const own = cards.filter(({ at }) => at.file.startsWith(kind))
    const graveOf = (card: (typeof cards)[number]): Severity | undefined =>
      alarms.find((severity) =>
        findings.some(
          (one) => one.severity === severity && ofArchives.test(one.code) && one.subject === card.subject && one.at?.file === card.at.file,
        ),
      )
    const count = (severities: readonly Severity[]): number => own.filter((card) => severities.includes(graveOf(card) ?? 'info')).length
    const [high, medium] = [count(['critical', 'high']), count(['medium'])]
    const share = (number: number): string => `${number} (${((100 * number) / Math.max(1, own.length)).toFixed(1)} %)`
    console.log(
      `${title}, ${kind}: ${pairs.filter((one) => one.kind === kind).length} pairs, ${own.filter(({ opened }) => opened).length} opened, high ${share(high)}, medium ${share(medium)}`,
    )
  }
  console.log(`${title}: ${run.seconds.toFixed(1)} s, ${run.cpuSeconds.toFixed(1)} s of the processor, ${run.mib.toFixed(0)} MiB`)
}

const work = mkdtempSync(join(tmpdir(), 'galley-bench-'))
try {
  const pairs = [
    ...(await pairsOf(mostUsed('npm', npmNames), async (name) => npmPairs(client, name, ofNpm, back))),
    ...(await pairsOf(mostUsed('pypi', pythonNames), async (name) => pythonPairs(client, name, ofPython, back))),
  ]
  const [folder, data] = [join(work, 'project'), join(work, 'data')]
  commit(folder, lockfiles(pairs, 'from'))
  write(folder, lockfiles(pairs, 'to'))
  // The first time fetches what the registry here does not have yet.
  await review(folder, join(work, 'first'))
  const cold = await review(folder, data)
  print('cold', pairs, cold)
  print('warm', pairs, await review(folder, data))
  for (const one of cold.report?.findings ?? []) {
    if (!alarms.includes(one.severity) || !ofArchives.test(one.code)) continue
    const card = cold.report?.upgrades?.cards.find(({ subject, at }) => subject === one.subject && at.file === one.at?.file)
    console.log(`${one.severity} ${card?.at.file} ${one.subject} from ${card?.from} (${card?.step}): ${one.code}: ${one.message}`)
    for (const line of (one.evidence['lines'] ?? []) as readonly string[]) console.log(`    ${line}`)
  }
} catch (error) {
  console.log(`NOT MEASURED: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
} finally {
  rmSync(work, { recursive: true, force: true })
  await registry.close()
}
