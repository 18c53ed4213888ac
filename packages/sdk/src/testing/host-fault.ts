/** A failure as a plugin sees it: an error with the code of the host's fault. */
export function hostFault(code: string, message: string): Error {
  return Object.assign(new Error(message), { code, hint: '' })
}
