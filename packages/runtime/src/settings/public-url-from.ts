import { fault } from '../faults.ts'

/** Path that needs no encoding, neither in a cookie nor in a link. */
const plainPath = /^(?:\/[\w.~-]+)*\/?$/

/** Reads the address under which a proxy makes a gateway reachable; the slash at its end is taken off. Fault SETTINGS_INVALID. */
export function publicUrlFrom(text: string): string {
  const url = URL.parse(text)
  if (url === null || !['http:', 'https:'].includes(url.protocol)) throw refuse(text, 'an address that begins with http:// or https://')
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') throw refuse(text, 'a host and a path alone')
  if (!plainPath.test(url.pathname)) throw refuse(text, 'a path of letters, digits and . _ ~ -')
  return url.origin + url.pathname.replace(/\/$/, '')
}

function refuse(text: string, expected: string): Error {
  return fault('SETTINGS_INVALID', { where: 'gateway.publicUrl', problem: `must be ${expected}, and is ${text}` })
}
