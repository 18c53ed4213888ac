/**
 * Markdown as a reader hears it: marks, tags, link targets, citation tokens and footnote marks removed, white space collapsed.
 * For counting and judging; offsets into the original are lost.
 */
export function plainText(markdown: string): string {
  return markdown
    .replaceAll(/\[\[c:[^\]\s]*\]\]/g, ' ')
    .replaceAll(/\[\^[^\]\s]{1,40}\]/g, ' ')
    .replaceAll(/!\[([^\]]{0,500})\]\([^)\n]{0,600}\)/g, '$1')
    .replaceAll(/\[([^\]]{1,500})\]\((?:<[^>\n]{0,600}>|[^)\n]{0,600})\)/g, '$1')
    .replaceAll(/<(?:!--[\s\S]{0,1000}?--|\/?[A-Za-z][^<>]{0,500})>/g, ' ')
    .replaceAll(/^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?)/gm, '')
    .replaceAll(/^[ \t]*[-*+•][ \t]+/gm, '')
    .replaceAll(/`+/g, '')
    .replaceAll(/(?<![\p{L}\p{N}])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}_])/gu, '')
    .replaceAll(/\*{1,3}(?=\S)|(?<=\S)\*{1,3}/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
