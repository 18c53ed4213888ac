import { posix } from 'node:path'
import { addPipIndexes, noPipIndexes, type PipIndexes } from '../formats/python/pip/pip-indexes.ts'
import { readInstructions } from '../formats/python/pip/read-instructions.ts'
import { publicIndex, type PythonSettings } from './python-index.ts'

/** The requirements files of an audit; paths as the report names them. */
export interface PipFiles {
  readonly paths: readonly string[]
  readonly readText: (path: string) => string | null
}

/** Files that one requirements file leads to, and the indexes that pip then asks for all of them. */
interface Run {
  readonly files: ReadonlySet<string>
  readonly indexes: PipIndexes
}

/**
 * Reads the indexes of pip for one requirements file. Its options hold for everything that one `pip install -r` takes in, so that a file
 * which another one takes in has that one's indexes; `start` are those of a pip.conf. The last of several ways to it decides.
 */
export function readPipSettings(file: string, { paths, readText }: PipFiles, start: PipIndexes = noPipIndexes): PythonSettings {
  const runs = paths.map((path) => follow(path, readText, start))
  const taken = new Set(runs.flatMap((run, at) => [...run.files].filter((one) => one !== paths[at])))
  const mine = runs.filter((run, at) => run.files.has(file) && (paths[at] === file ? !taken.has(file) : !taken.has(paths[at] ?? '')))
  const all = mine.length > 0 ? mine : runs.filter((_, at) => paths[at] === file)
  const lists = all.map(({ indexes }) => (indexes.noIndex ? [] : [indexes.index ?? publicIndex, ...indexes.extra]))
  // The way with the most indexes is the one that says the most.
  const urls = lists.toSorted((a, b) => b.length - a.length)[0] ?? [publicIndex]
  return {
    indexes: all.flatMap(({ indexes }) =>
      [...(indexes.index === undefined ? [] : [indexes.index]), ...indexes.extra, ...indexes.links].map((url) => ({ name: '', url })),
    ),
    tiersOf: () => [urls],
    bind: (_name, index) =>
      `Name ${index} by --index-url alone and let it serve PyPI's packages too: an extra index is asked beside the other, and the higher version of either wins.`,
  }
}

function follow(path: string, readText: PipFiles['readText'], start: PipIndexes): Run {
  const files = new Set<string>()
  let indexes = start
  const read = (at: string): void => {
    if (files.has(at)) return
    files.add(at)
    for (const one of readInstructions(readText(at) ?? '')) {
      indexes = addPipIndexes(indexes, one)
      if (one.kind === 'include' || one.kind === 'constraints') read(posix.join(posix.dirname(at), one.path))
    }
  }
  read(path)
  return { files, indexes }
}
