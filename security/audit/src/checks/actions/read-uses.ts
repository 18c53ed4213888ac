import { readYaml } from '../../formats/read/read-yaml.ts'
import { entriesOf, itemsOf, type Tree } from '../../formats/read/tree.ts'
import type { BlindSpot } from '../../parsed-lockfile.ts'
import { everySecret, secretsIn } from './secrets-in.ts'

/** One `uses:` of a workflow or an action. */
export interface ActionUse {
  /** Its value as it is written. */
  readonly text: string
  readonly line: number
  /** The comment behind it, without its `#`; empty where there is none. */
  readonly comment: string
  /** Names of the secrets that it is handed; `*` for all of them. */
  readonly secrets: readonly string[]
}

/** The uses of one file, and where it was not understood. */
interface ReadUses {
  readonly uses: readonly ActionUse[]
  readonly blindSpots: readonly BlindSpot[]
}

/**
 * Reads every `uses:` of a workflow or an action, with the secrets that it gets: by its `with`, `env` and `secrets`, and by the `env` of its job
 * and workflow. A key that is there twice counts twice: nothing hides behind another.
 */
export function readUses(text: string): ReadUses {
  const { documents, blindSpots } = readYaml(text, { aliases: 'follow' })
  const lines = text.split('\n')
  const found: ActionUse[] = []
  const spots: BlindSpot[] = [...blindSpots]
  const add = (tree: Tree, secrets: readonly string[]): void => {
    if (tree.kind !== 'scalar' || tree.text.trim() === '') spots.push({ line: tree.line, what: 'this "uses" holds no text' })
    else
      found.push({
        text: tree.text.trim(),
        line: tree.line,
        comment: commentAfter(tree.text, lines[tree.line - 1] ?? ''),
        secrets: [...new Set(secrets)],
      })
  }
  const readSteps = (owner: Tree, secrets: readonly string[]): void => {
    for (const steps of valuesOf(owner, 'steps')) {
      if (steps.kind !== 'list') spots.push({ line: steps.line, what: 'these steps are no list' })
      for (const step of itemsOf(steps))
        for (const uses of valuesOf(step, 'uses'))
          add(uses, [...secrets, ...['with', 'env'].flatMap((key) => valuesOf(step, key).flatMap(secretsIn))])
    }
  }
  if (documents.length + spots.length === 0) spots.push({ line: 1, what: 'this file is empty' })
  for (const document of documents) {
    const jobs = valuesOf(document, 'jobs')
    const runs = valuesOf(document, 'runs')
    if (jobs.length + runs.length === 0) spots.push({ line: document.line, what: 'this file has neither jobs nor runs' })
    const shared = valuesOf(document, 'env').flatMap(secretsIn)
    for (const { key, line, value: job } of jobs.flatMap(entriesOf)) {
      if (job.kind !== 'map') spots.push({ line, what: `the job "${key}" is not understood` })
      for (const uses of valuesOf(job, 'uses'))
        add(
          uses,
          ['with', 'secrets'].flatMap((name) => valuesOf(job, name).flatMap(handedSecrets)),
        )
      readSteps(job, [...shared, ...valuesOf(job, 'env').flatMap(secretsIn)])
    }
    for (const one of runs) {
      readSteps(one, [])
      for (const image of valuesOf(one, 'image')) if (image.kind === 'scalar' && image.text.startsWith('docker://')) add(image, [])
    }
  }
  return { uses: found, blindSpots: spots }
}

const valuesOf = (tree: Tree, key: string): readonly Tree[] => entriesOf(tree).flatMap((entry) => (entry.key === key ? [entry.value] : []))

const handedSecrets = (tree: Tree): readonly string[] =>
  tree.kind === 'scalar' && tree.text === 'inherit' ? [everySecret] : secretsIn(tree)

function commentAfter(value: string, line: string): string {
  const at = line.indexOf(value)
  return at === -1 ? '' : (/^["']?\s+#\s*(?<comment>.*)$/.exec(line.slice(at + value.length))?.groups?.['comment'] ?? '').trim()
}
