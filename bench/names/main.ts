// Measures the name check beside its peers on real attacks, real lockfiles and honest names, in one run.
// `npm run bench names [HALF]`: takes typosquat/*.HALF.tsv and lockfiles-HALF.tar.xz of the evaluation data; HALF is dev.
import { join } from 'node:path'
import { checkName, openNames } from '../../security/typosquat/src/index.ts'
import type { Ecosystem, NameTier } from '../../security/typosquat/src/index.ts'
import { readEvaluation } from '../../security/typosquat/build/read-evaluation.ts'
import { readFromPackage } from '../../security/typosquat/build/read-from-package.ts'
import { readLockfileNames } from '../../security/typosquat/build/read-lockfile-names.ts'
import { normaliseName } from '../../security/typosquat/src/text/name-forms.ts'
import { findData } from '../evaluation-data.ts'
import type { Detector } from './detector.ts'
import { measure } from './measure.ts'
import type { Figures } from './measure.ts'
import { guardDogRule, levenshtein, npqRule } from './peers.ts'
import { printCrossed } from './print-crossed.ts'
import { timeCold, timeWarm } from './time-names.ts'

const half = process.argv[3] ?? 'dev'
const archive = findData(`lockfiles-${half}.tar.xz`)
const tables = findData('typosquat')
if (archive !== null && tables !== null) run(archive, tables)

function run(lockfileArchive: string, tableFolder: string): void {
  const lockfiles = readLockfileNames(lockfileArchive)
  for (const ecosystem of ['npm', 'pypi'] as const) {
    const entries = lockfiles
      .filter((one) => one.ecosystem === ecosystem)
      .flatMap((one) => one.names.map((name) => normaliseName(name, ecosystem)))
    const evaluation = readEvaluation(tableFolder, ecosystem, half)
    console.log(
      `\n## ${ecosystem}: ${entries.length} lockfile entries in ${lockfiles.filter((one) => one.ecosystem === ecosystem).length} files\n`,
    )
    console.log('| detector | malware | per target | scope | target right | alarms | per 1,000 | long tail | hard negatives | s |')
    console.log('|---|---|---|---|---|---|---|---|---|---|')
    for (const tier of ['info', 'warn', 'block'] as const)
      print(() => measure(galley(ecosystem, tier), evaluation, entries, 1), ecosystem, true)
    for (const peer of peers(ecosystem)) print(() => measure(peer, evaluation, entries, 10), ecosystem, false)
    printCrossed(evaluation, entries, ecosystem)
  }
  const npm = lockfiles.filter((one) => one.ecosystem === 'npm').flatMap((one) => one.names)
  console.log(`\n3,000 lockfile names, warm: ${timeWarm(npm.slice(0, 3000), 'npm').toFixed(1)} ms`)
  const cold = timeCold(join(import.meta.dirname, '../../.cache/release/dist/main.js'))
  console.log(
    cold === null
      ? 'one unknown name as a new process: NOT MEASURED, npm run packages builds the program'
      : `one unknown name as a new process of the built program: ${cold.check.toFixed(0)} ms (budget 120); node -e 0: ${cold.nothing.toFixed(0)} ms`,
  )
}

function galley(ecosystem: Ecosystem, tier: Exclude<NameTier, 'none'>): Detector {
  const flagged = { info: ['info', 'warn', 'block'], warn: ['warn', 'block'], block: ['block'] }[tier]
  return {
    title: `galley, ${tier} and above`,
    judge: (name) => {
      const verdict = checkName(name, ecosystem)
      return flagged.includes(verdict.verdict) ? [verdict.target ?? ''] : []
    },
  }
}

function* peers(ecosystem: Ecosystem): Generator<Detector> {
  const top = popular(ecosystem, 15_000)
  if (ecosystem === 'npm') {
    const impact = highImpact()
    if (impact === null) console.log("| npq's rule: NOT MEASURED, npm-high-impact could not be fetched |")
    else yield npqRule(impact)
  }
  yield guardDogRule(ecosystem === 'npm' ? top.slice(0, 8000) : top, ecosystem)
  yield levenshtein(top.slice(0, 10_000), 1)
  yield levenshtein(top.slice(0, 10_000), 2)
}

function highImpact(): readonly string[] | null {
  try {
    return [...readFromPackage('npm-high-impact@1.13.0', 'lib/top.js').matchAll(/^ {2}'([^']+)'/gm)].map((match) => match[1] ?? '')
  } catch {
    return null
  }
}

function popular(ecosystem: Ecosystem, count: number): readonly string[] {
  const { table, size } = openNames(ecosystem)
  const entries = Array.from({ length: size }, (_, entry) => entry).sort((a, b) => table.popularityOf(b) - table.popularityOf(a) || a - b)
  return entries.slice(0, count).map((entry) => table.nameAt(entry))
}

function print(work: () => Figures, ecosystem: Ecosystem, isOurs: boolean): void {
  const start = performance.now()
  const figures = work()
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
  const cells = [figures.title, percent(figures.malware), percent(figures.perTarget), ecosystem === 'npm' ? percent(figures.scope) : '–']
  cells.push(percent(figures.targetRight), String(figures.alarms), figures.perThousand.toFixed(2), percent(figures.longTail))
  cells.push(ecosystem === 'npm' ? percent(figures.hardNegatives) : '–', ((performance.now() - start) / 1000).toFixed(1))
  console.log(`| ${cells.join(' | ')} |${isOurs && figures.alarmNames.length > 0 ? ` ${figures.alarmNames.join(' ')}` : ''}`)
}
