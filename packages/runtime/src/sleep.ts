/** Waits so many milliseconds; ends early, without an error, when the signal aborts. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>
