import type { FaultParts } from '@galley/fault'

/** Answer of a thread: a value, or the fault that stopped it. */
export type ThreadAnswer<T> = { readonly value: T } | { readonly fault: FaultParts & { readonly code: string } }
