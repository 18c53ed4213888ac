/** The descriptors that a yarn.lock resolves, `name@range`; those of berry without their `npm:`. */
export function readYarnDescriptors(text: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith(' ') || line.startsWith('#')) continue
    for (const part of line.replace(/:\s*$/, '').replaceAll('"', '').split(/,\s*/)) found.add(part.replace(/(?<=.)@npm:/, '@'))
  }
  return found
}
