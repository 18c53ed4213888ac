import type { ReadInput } from '@galley/sdk'
import type { Caller } from './caller.ts'
import type { HostCall } from './host-call.ts'
import { openPage } from './open-page.ts'

/** Makes the input of a reader that is called by itself: the page of the address in it is fetched or opened. Anything else stays as it is. */
export async function handOver(
  input: unknown,
  { run, bodies, services, signal }: Pick<Caller, 'run' | 'bodies'> & Omit<HostCall, 'caller'>,
): Promise<unknown> {
  const { address } = Object(input) as { readonly address?: unknown }
  if (typeof address !== 'string') return input
  const page = await openPage(address, run, services, signal)
  return { address, url: page.url, mediaType: page.mediaType, body: bodies.hold(page) } satisfies ReadInput
}
