import { askGit, type GitPlace } from './ask-git.ts'

/** Bytes of an object; a larger one is no lockfile that anybody reads. */
const maxBlobBytes = 16 * 1024 * 1024

/** An object's bytes, or the reason why there are none. */
export type Blob = Uint8Array | { readonly problem: string }

/** Reads objects as they are stored, without filters: sizes first, so that a giant is not. */
export async function readBlobs(git: GitPlace, objects: readonly string[]): Promise<ReadonlyMap<string, Blob>> {
  const blobs = new Map<string, Blob>()
  if (objects.length === 0) return blobs
  const refuse = (names: readonly string[], problem: string): void => names.forEach((name) => blobs.set(name, { problem }))
  const input = (names: readonly string[]): string => names.map((name) => `${name}\n`).join('')
  const sizes = await askGit(git, ['cat-file', '--batch-check=%(objectname) %(objecttype) %(objectsize)'], input(objects))
  if ('problem' in sizes) {
    refuse(objects, sizes.problem)
    return blobs
  }
  const known = new Map(
    sizes.output
      .toString('latin1')
      .split('\n')
      .map((line) => line.split(' '))
      .map(([name = '', type = '', size = '']) => [name, { type, size: Number(size) }]),
  )
  const wanted = objects.filter((name) => {
    const { type, size } = known.get(name) ?? { type: 'missing', size: 0 }
    if (type !== 'blob') refuse([name], 'this clone does not hold it')
    else if (size > maxBlobBytes) refuse([name], `it has ${size} bytes, and ${maxBlobBytes} are the limit`)
    return type === 'blob' && size <= maxBlobBytes
  })
  const answer = await askGit(git, ['cat-file', '--batch'], input(wanted))
  if ('problem' in answer) refuse(wanted, answer.problem)
  else for (const [name, bytes] of splitBatch(answer.output)) blobs.set(name, bytes)
  return blobs
}

/** Splits git's answer: `NAME blob SIZE`, a line end, so many bytes, a line end. */
function* splitBatch(output: Buffer): Generator<readonly [string, Uint8Array]> {
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(0x0a, at)
    if (end === -1) return
    const [name = '', , size = '0'] = output.toString('latin1', at, end).split(' ')
    const from = end + 1
    yield [name, output.subarray(from, from + Number(size))]
    at = from + Number(size) + 1
  }
}
