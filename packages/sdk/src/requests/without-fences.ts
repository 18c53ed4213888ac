/** A Markdown text without its fenced code: what begins with `#` in there, a prompt or a comment, is no heading. */
export function withoutFences(markdown: string): string {
  return markdown.replaceAll(/^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[ \t]*$|(?![\s\S]))/gm, '')
}
