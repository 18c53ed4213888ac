/** What one audit over HTTP may ask for; the size of the body is limited for every request. */
export const auditLimits = Object.freeze({
  files: 50,
  /** Characters of a file's name. */
  nameLength: 255,
  seconds: 30,
})
