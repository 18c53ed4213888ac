import { readFileSync } from 'node:fs'
import { fault } from '../faults.ts'

/** Beginning of the variables that hold the operator's keys for services: a plugin can name no other variable. */
const prefix = 'GALLEY_SECRET_'

/** A key: what a header can carry, and long enough that hiding it from answers hides nothing else. */
const form = /^[\x21-\x5b\x5d-\x7e]{8,4096}$/

/**
 * Opens the operator's keys for services: `GALLEY_SECRET_NAME` holds the key NAME, or `GALLEY_SECRET_NAME_FILE` names the file that holds it,
 * which is read at each use. Undefined where neither is set. Fault SECRET_UNUSABLE.
 */
export function openSecrets(env: Readonly<Record<string, string | undefined>>): (name: string) => string | undefined {
  return (name) => {
    const variable = `${prefix}${name}`
    const value = env[variable] || readKey(`${variable}_FILE`, env)
    if (value === undefined) return undefined
    if (!form.test(value))
      throw fault('SECRET_UNUSABLE', {
        variable,
        problem: 'it is not one word of 8 to 4,096 printable ASCII characters, without a backslash',
      })
    return value
  }
}

function readKey(variable: string, env: Readonly<Record<string, string | undefined>>): string | undefined {
  const file = env[variable]
  if (!file) return undefined
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    const problem = (error as NodeJS.ErrnoException).code ?? (error as Error).message
    throw fault('SECRET_UNUSABLE', { variable, problem: `the file ${file} cannot be read (${problem})` }, { cause: error })
  }
}
