/** Processes that may end while they are at work on one run; then it is parked as failed, because it may be what ends them. */
export const maxDeaths = 2
