import type { Ledger } from '@galley/ledger'
import type { Calibration } from '@galley/sdk'

/** Days after which a calibration is made again: a server may put another model behind a name. */
export const maxDays = 30

/** Keeps a calibration in the ledger, for a while. */
export async function keepCalibration(
  { ledger, clock }: { readonly ledger: Pick<Ledger, 'putCalibration'>; readonly clock: () => Date },
  key: string,
  calibration: Calibration,
): Promise<Calibration> {
  await ledger.putCalibration(key, calibration, new Date(clock().getTime() + maxDays * 24 * 60 * 60 * 1000))
  return calibration
}
