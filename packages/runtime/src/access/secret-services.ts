import type { Ledger } from '@galley/ledger'

/** Services that secrets are made, kept and found with. */
export interface SecretServices {
  readonly ledger: Pick<Ledger, 'putToken' | 'consumeToken' | 'token' | 'tokens' | 'revokeToken'>
  readonly clock: () => Date
  readonly random: (bytes: number) => Uint8Array
}
