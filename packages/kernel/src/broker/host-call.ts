import type { BrokerServices } from './broker-services.ts'
import type { Caller } from './caller.ts'

/** A host call that is being answered: who makes it, what the broker answers with, and the signal that ends it. */
export interface HostCall {
  readonly caller: Caller
  readonly services: BrokerServices
  readonly signal: AbortSignal
}
