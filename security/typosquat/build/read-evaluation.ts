import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { normaliseName } from '../src/text/name-forms.ts'
import type { Ecosystem } from '../src/ecosystem.ts'

/** A real attack, with the names that it imitates as far as its source says. */
interface Attack {
  readonly name: string
  readonly targets: readonly string[]
  readonly kind: string
  readonly category: string
}

/** The names that a detector is measured with, of one registry. */
export interface Evaluation {
  readonly attacks: readonly Attack[]
  readonly longTail: readonly { readonly name: string; readonly stratum: string }[]
  readonly hardNegatives: readonly string[]
}

/** Reads attacks and honest names from a folder of tables (`*.dev.tsv`). */
export function readEvaluation(folder: string, ecosystem: Ecosystem, half = 'dev'): Evaluation {
  const rows = (file: string): readonly string[][] => {
    const path = join(folder, file)
    if (!existsSync(path)) return []
    return readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
  }
  const attacks = rows(`${ecosystem}-attacks.${half}.tsv`).map(([name = '', target = '', category = '', kind = '']) => ({
    name,
    targets: target === '' ? [] : target.split('|').map((one) => normaliseName(one, ecosystem)),
    category,
    kind,
  }))
  for (const [registry, name = '', label] of rows('manual-labels.tsv')) {
    if (registry === ecosystem && label !== 'none') attacks.push({ name, targets: [], category: label ?? '', kind: 'labelled' })
  }
  const longTail = rows(`${ecosystem}-benign-longtail.${half}.tsv`).map((row) => ({ name: row[0] ?? '', stratum: row.at(-1) ?? '' }))
  const hardNegatives = ecosystem === 'npm' ? rows(`npm-hardneg.${half}.tsv`).map(([name = '']) => name) : []
  return { attacks, longTail, hardNegatives }
}
