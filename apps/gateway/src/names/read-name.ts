import type { NameVerdict } from '@galley/typosquat'
import { fault } from '../faults.ts'

/** No registry takes a longer name: npm's limit is 214 characters. */
const longest = 214

/** What is asked of a name. Whatever characters it holds is the check's business. Fault REQUEST_INVALID. */
export function readName(ecosystem: string, name: string): { readonly ecosystem: NameVerdict['ecosystem']; readonly name: string } {
  const place = ecosystem.toLowerCase()
  if (place !== 'npm' && place !== 'pypi') throw fault('REQUEST_INVALID', { where: 'the ecosystem', problem: 'must be npm or pypi' })
  if (name === '' || name.length > longest)
    throw fault('REQUEST_INVALID', { where: 'the name', problem: `must have 1 to ${longest} characters` })
  return { ecosystem: place, name }
}
