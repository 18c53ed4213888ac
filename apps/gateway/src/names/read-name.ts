import type { NameVerdict } from '@galley/typosquat'
import { fault } from '../faults.ts'

/** Characters of a package name: npm's limit, and PyPI has no longer ones. */
export const maxNameChars = 214

/** Reads a registry and a name of any characters; judging them is the check's work. Fault REQUEST_INVALID. */
export function readName(ecosystem: string, name: string): { readonly ecosystem: NameVerdict['ecosystem']; readonly name: string } {
  const registry = ecosystem.toLowerCase()
  if (registry !== 'npm' && registry !== 'pypi') throw fault('REQUEST_INVALID', { where: 'the ecosystem', problem: 'must be npm or pypi' })
  if (name === '' || name.length > maxNameChars)
    throw fault('REQUEST_INVALID', { where: 'the name', problem: `must have 1 to ${maxNameChars} characters` })
  return { ecosystem: registry, name }
}
