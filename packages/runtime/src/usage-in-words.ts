import { frameWords, type EnergyUse } from '@galley/sdk'

/** Writes an amount that may be far below one: `1,234.5`, `0.0012`. */
export function amountInWords(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: value < 1 ? 2 : 12, maximumFractionDigits: 2 })
}

/** Writes an energy with its method: `0.1–0.4 Wh, estimated from the size of the model`. */
export function energyInWords(energy: EnergyUse | undefined): string {
  if (energy === undefined) return 'unknown'
  const [low = '', high = ''] = [energy.low, energy.high].map(amountInWords)
  return `${low === high ? low : `${low}–${high}`} Wh, ${frameWords().outcome.energy[energy.method]}`
}
