/**
 * Takes the path below which the gateway lies off the target of a request. A target without it is left as it is: programs of this machine ask for `/livez`.
 */
export function belowBase(target: string, base: string): string {
  if (base === '' || !target.startsWith(base)) return target
  const rest = target.slice(base.length)
  if (rest.startsWith('/')) return rest
  return rest === '' || rest.startsWith('?') ? `/${rest}` : target
}
