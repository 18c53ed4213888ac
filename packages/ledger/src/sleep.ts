/** Waits; resolves early (without an error) when the signal is aborted. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>
