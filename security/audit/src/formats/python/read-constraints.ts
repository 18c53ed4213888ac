import { posix } from 'node:path'
import type { BlindSpot, ReadSibling } from '../../parsed-lockfile.ts'
import { declaredEncoding, knownEncoding } from './pip/decode-requirements.ts'
import { readInstructions, type PipInstruction } from './pip/read-instructions.ts'
import { readRequirement, type Requirement } from './read-requirement.ts'

/** The content of constraints files (`-c`). */
export interface Constraints {
  /** Pins by name: a version, or an address that a requirement of this name is then taken from. */
  readonly pins: ReadonlyMap<string, Requirement>
  /** Their index options: pip heeds them like those of the file that names the constraints. */
  readonly indexes: readonly PipInstruction[]
  readonly blindSpots: readonly BlindSpot[]
}

/** Reads a constraints file, and those that it names in turn; `line` is the one that names it. */
export function readConstraints(path: string, line: number, readSibling: ReadSibling): Constraints {
  const pins = new Map<string, Requirement>()
  const indexes: PipInstruction[] = []
  const blindSpots: BlindSpot[] = []
  const waiting = [posix.normalize(path)]
  const seen = new Set(waiting)
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    const text = readSibling(at)
    if (text === null || knownEncoding(declaredEncoding(new TextEncoder().encode(text.slice(0, 1000))) ?? 'utf-8') === undefined) {
      blindSpots.push({ line, what: `the constraints in ${at} cannot be read` })
      continue
    }
    for (const one of readInstructions(text)) {
      if (one.kind === 'indexes') indexes.push(one)
      else if (one.kind === 'include')
        blindSpots.push({ line, what: `the constraints in ${at} take in ${one.path}, which pip installs: take it in with -r here` })
      else if (one.kind === 'unread') blindSpots.push({ line, what: `in the constraints in ${at}, line ${one.line}: ${one.what}` })
      else if (one.kind === 'constraints') {
        const next = posix.isAbsolute(one.path) ? one.path : posix.join(posix.dirname(at), one.path)
        if (!seen.has(next)) waiting.push(next)
        seen.add(next)
      } else if (one.kind === 'requirement') {
        const read = readRequirement(one.text, one.hashes)
        if (typeof read !== 'string' && !('folder' in read) && (read.version !== '' || read.source.kind !== 'registry'))
          pins.set(read.name, read)
      }
    }
  }
  return { pins, indexes, blindSpots }
}
