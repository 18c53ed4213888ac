/** The words of a name: what separators and the scope sign leave, in lower case. */
export function words(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}
