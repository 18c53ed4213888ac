/** Waits so many milliseconds, or less when the signal is aborted. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>
