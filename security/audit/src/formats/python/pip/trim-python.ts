/** White space as Python's `str.isspace` knows it, by which pip strips lines and finds comments; JavaScript's has U+FEFF, and lacks FS to US and NEL. */
const pythonSpace = new Set(
  '\t\n\v\f\r\u001c\u001d\u001e\u001f \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000',
)

/** True for one character that is white space to Python. */
export function isPythonSpace(character: string | undefined): boolean {
  return character !== undefined && pythonSpace.has(character)
}

/** `str.strip()` of Python. */
export function trimPython(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isPythonSpace(text[start])) start++
  while (end > start && isPythonSpace(text[end - 1])) end--
  return text.slice(start, end)
}
