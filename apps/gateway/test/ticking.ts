/** A clock that ticks a second a call, so that the order of things can be seen. */
export function ticking(): () => string {
  let now = Date.UTC(2026, 10, 20, 9, 0, 0)
  return () => new Date((now += 1000)).toISOString()
}
