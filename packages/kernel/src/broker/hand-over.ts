import type { ReadInput } from '@galley/sdk'
import type { Bodies } from './bodies.ts'
import type { BrokerServices } from './broker-services.ts'
import { openPage } from './open-page.ts'
import type { RunScope } from './run-scope.ts'

/** Makes the input of a reader that is called by itself: the page of the address in it is fetched or opened. Anything else stays as it is. */
export async function handOver(
  input: unknown,
  run: RunScope,
  bodies: Bodies,
  services: BrokerServices,
  signal: AbortSignal,
): Promise<unknown> {
  const { address } = Object(input) as { readonly address?: unknown }
  if (typeof address !== 'string') return input
  const page = await openPage(address, run, services, signal)
  return { address, url: page.url, mediaType: page.mediaType, body: bodies.hold(page) } satisfies ReadInput
}
