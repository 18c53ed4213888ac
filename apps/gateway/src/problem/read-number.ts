import { fault } from '../faults.ts'

/** Reads a whole number of a closed range from text; `undefined` stays so. Fault REQUEST_INVALID, naming `where`. */
export function readNumber(
  text: string | undefined,
  where: string,
  range: { readonly minimum: number; readonly maximum: number },
): number | undefined {
  if (text === undefined) return undefined
  const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (Number.isNaN(value) || value < range.minimum || value > range.maximum)
    throw fault('REQUEST_INVALID', { where, problem: `must be a whole number from ${range.minimum} to ${range.maximum}` })
  return value
}
