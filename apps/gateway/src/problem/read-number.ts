import { fault } from '../faults.ts'

/** A whole number that came as text, in a closed range; `undefined` stays so. Fault REQUEST_INVALID, naming `where`. */
export function readNumber(
  text: string | undefined,
  where: string,
  range: { readonly min: number; readonly max: number },
): number | undefined {
  if (text === undefined || text === '') return undefined
  const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (Number.isNaN(value) || value < range.min || value > range.max)
    throw fault('REQUEST_INVALID', { where, problem: `must be a whole number from ${range.min} to ${range.max}` })
  return value
}
