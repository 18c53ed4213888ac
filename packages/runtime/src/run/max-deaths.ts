/** Processes that may end at one step of a run, none finished between; then it is parked as failed, because it may be what ends them. */
export const maxDeaths = 3
