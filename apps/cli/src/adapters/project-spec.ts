import { relative, resolve, sep } from 'node:path'
import type { System } from '@galley/command-line'
import { kindOfSpec } from '@galley/runtime'
import { findProject } from './find-project.ts'

/** Writes a spec as the lock of the project holds it: a file, relative to the caller's folder as it is typed, becomes relative to the project's. */
export function projectSpec(system: System, spec: string): string {
  if (kindOfSpec(spec).id !== 'file') return spec
  const path = relative(findProject(system).dir, resolve(system.cwd, spec)).split(sep).join('/')
  return path.startsWith('.') ? path : `./${path}`
}
