import { amountInWords } from '@galley/runtime'

/** Units of a token's limits that have another name for people. */
const units: Readonly<Record<string, string>> = { usd: 'USD', wattHours: 'watt-hours' }

/** Says a limit of a token: `usd/month` of 5 is `5 USD a month`. */
export function limitInWords(limit: string, most: number): string {
  const [unit = '', span = ''] = limit.split('/')
  return `${amountInWords(most)} ${units[unit] ?? unit} a ${span}`
}
