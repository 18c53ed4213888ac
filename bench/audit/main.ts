import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { benchAdvisories } from './advisory-bench.ts'
import { findData, unpackData } from '../evaluation-data.ts'
import { readLockfiles } from './read-lockfiles.ts'

const advisoryArchive = findData('pypa-advisories-2024-10.tar.gz')
const lockfileArchive = findData('lockfiles-dev.tar.xz')
if (advisoryArchive !== null && lockfileArchive !== null) {
  const work = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  const [advisories, lockfiles] = [unpackData(advisoryArchive), unpackData(lockfileArchive)]
  try {
    const read = readLockfiles(lockfiles)
    console.log('| lockfile | format | packages | counted | blind spots | ms |\n| --- | --- | --- | --- | --- | --- |')
    for (const row of read)
      console.log(
        `| ${row.path} | ${row.format} | ${row.packages.length} | ${row.counted} | ${row.blindSpots.length} | ${row.ms.toFixed(0)} |`,
      )
    const sum = (of: (row: (typeof read)[number]) => number): number => read.reduce((total, row) => total + of(row), 0)
    const unequal = read.filter((row) => row.packages.length !== row.counted).length
    console.log(
      `\n${read.length} lockfiles, ${sum((row) => row.packages.length)} packages, ${unequal} with unequal counts, ${sum((row) => row.blindSpots.length)} blind spots, ${sum((row) => row.ms).toFixed(0)} ms\n`,
    )
    const python = read.flatMap((row) => row.packages).filter(({ ecosystem }) => ecosystem === 'PyPI')
    const thousand = [...new Map(python.map((item) => [item.purl, item])).values()].slice(0, 1000)
    const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'osv-scanner'))
    const scanner = [process.env['GALLEY_OSV_SCANNER'] ?? '', ...onPath].find((file) => file !== '' && existsSync(file)) ?? null
    if (scanner === null) console.log('osv-scanner is absent (GALLEY_OSV_SCANNER, PATH): only our own figures follow')
    const { built, rows, speed } = await benchAdvisories({ work, advisories, lockfiles, scanner, thousand })
    console.log(`index: ${built.records} advisories, built once in ${built.ms.toFixed(0)} ms, ${(built.bytes / 1e6).toFixed(1)} MB\n`)
    console.log('| packages of | packages | ours | osv-scanner | left out | ids that differ |\n| --- | --- | --- | --- | --- | --- |')
    for (const row of rows) {
      const differences = Object.entries(row.differences).map(([reason, count]) => `${count} ${reason}`)
      console.log(
        `| ${row.label} | ${row.packages} | ${row.ours} | ${row.theirs ?? 'absent'} | ${row.missing} | ${differences.join('; ') || '0'} |`,
      )
    }
    const theirs = speed.theirsMs === null ? '' : `, osv-scanner ${speed.theirsMs.toFixed(0)} ms: ${speed.ratio?.toFixed(1)} times as long`
    console.log(
      `\n${speed.packages} packages, checked offline, with opening the index: ${speed.oursMs.toFixed(1)} ms (first ${speed.oursFirstMs.toFixed(0)} ms)${theirs}`,
    )
  } finally {
    for (const folder of [work, advisories, lockfiles]) rmSync(folder, { recursive: true, force: true })
  }
}
