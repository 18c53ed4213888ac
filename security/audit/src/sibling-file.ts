/** The path of a file in the same folder as `file`; both as the report writes them, with `/`. */
export function siblingFile(file: string, name: string): string {
  const slash = file.replaceAll('\\', '/').lastIndexOf('/')
  return slash < 0 ? name : `${file.slice(0, slash + 1)}${name}`
}
