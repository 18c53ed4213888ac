import { posix } from 'node:path'
import { addPipIndexes, noPipIndexes, type PipIndexes } from '../../src/formats/python/pip/pip-indexes.ts'
import { readInstructions } from '../../src/formats/python/pip/read-instructions.ts'
import type { RequirementFiles } from './generate-requirements.ts'
import type { PipReading } from './ask-pip.ts'

/** Our reading of a case, in the form of pip's: the instructions of each file, followed as the audit follows them. */
export function readAsGalley(files: RequirementFiles): PipReading & { readonly unread: readonly string[] } {
  const found: { text: string; editable: boolean; constraint: boolean; hashes: readonly string[] }[] = []
  const unread: string[] = []
  let indexes: PipIndexes = noPipIndexes
  const readFile = (path: string, constraint: boolean, above: readonly string[]): void => {
    const text = files[path]
    if (text === undefined || above.includes(path)) {
      unread.push(`${path} is not there, or takes in itself`)
      return
    }
    for (const one of readInstructions(text)) {
      indexes = addPipIndexes(indexes, one)
      if (one.kind === 'unread') unread.push(one.what)
      else if (one.kind === 'include' || one.kind === 'constraints')
        readFile(posix.join(posix.dirname(path), one.path), one.kind === 'constraints', [...above, path])
      else if (one.kind === 'requirement') found.push({ text: one.text, editable: false, constraint, hashes: [...one.hashes].sort() })
      else if (one.kind === 'editable') found.push({ text: one.text, editable: true, constraint, hashes: [] })
    }
  }
  readFile('main.txt', false, [])
  const { index, extra, links, noIndex } = indexes
  return { found, unread, scope: { index: noIndex ? [] : [index ?? 'default', ...extra], links, noIndex } }
}
