import { join } from 'node:path'
import { fault } from '../../faults.ts'

/** Keys of the data folder that Galley makes for itself, each for one purpose: nobody signs plugins with them by name. */
const reserved: ReadonlySet<string> = new Set(['workspace', 'installation'])

/** Path of a person's signing key in a data folder. Fault KEY_NAME_INVALID. */
export function keyPath(dataDir: string, name: string): string {
  if (!/^[A-Za-z0-9][\w.-]{0,79}$/.test(name) || reserved.has(name.toLowerCase()))
    throw fault('KEY_NAME_INVALID', { name: name.slice(0, 100) })
  return join(dataDir, 'keys', `${name}.pem`)
}
