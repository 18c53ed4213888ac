import { oneLine } from './facts-of.ts'

/** Selectors of what stands in a MediaWiki article and is none of its text: boxes, navigation, tables of contents, notes to editors, references. */
const chrome = [
  'table.infobox',
  '.infobox',
  '.navbox',
  '.vertical-navbox',
  '.sidebar',
  '.sistersitebox',
  '.side-box',
  '.toc',
  '#toc',
  '.mw-editsection',
  '.mw-jump-link',
  '.hatnote',
  '.dablink',
  '.metadata',
  '.ambox',
  '.mbox-small',
  '.noprint',
  '.noexcerpt',
  '.thumb',
  'figure',
  '.gallery',
  'sup.reference',
  '.reflist',
  '.references',
  '.refbegin',
  '.mw-references-wrap',
  '.catlinks',
  '.printfooter',
  '.mw-empty-elt',
  '.mw-cite-backlink',
  '.shortdescription',
  '.authority-control',
  '.portalbox',
  '.Inline-Template',
  '#coordinates',
].join(',')

/** Sections that list things outside the article, in the languages of the largest wikis. */
const lists = new Set(
  `see also|references|external links|further reading|notes|footnotes|citations|sources|bibliography|notes and references|works cited|einzelnachweise|weblinks|literatur|siehe auch
|références|liens externes|voir aussi|notes et références|bibliographie|referencias|enlaces externos|véase también|notas|note|collegamenti esterni|altri progetti|bibliografia
|referências|ligações externas|ver também|przypisy|linki zewnętrzne|примечания|ссылки|литература`
    .replaceAll('\n', '')
    .split('|'),
)

/** A MediaWiki page's article: its title and its text without the wiki around it; null for any other page. */
export function mediaWikiArticle(document: Document): { readonly title: string; readonly element: Element } | null {
  const element = document.querySelector('#mw-content-text .mw-parser-output') ?? document.querySelector('.mw-parser-output')
  const generator = document.querySelector('meta[name=generator]')?.getAttribute('content') ?? ''
  if (element === null || !(generator.startsWith('MediaWiki') || document.querySelector('#firstHeading, .mw-first-heading') !== null))
    return null
  for (const part of element.querySelectorAll(chrome)) part.remove()
  removeLists(element)
  return { title: oneLine((document.querySelector('#firstHeading') ?? document.querySelector('h1'))?.textContent), element }
}

function removeLists(article: Element): void {
  for (const heading of article.querySelectorAll('h2')) {
    if (!lists.has(oneLine(heading.textContent).toLowerCase())) continue
    // Newer versions wrap a heading: <div class="mw-heading"><h2>…</h2></div>.
    const start = heading.parentElement?.classList.contains('mw-heading') === true ? heading.parentElement : heading
    let next = start.nextElementSibling
    while (next !== null && next.localName !== 'h2' && next.querySelector('h2') === null) {
      const following = next.nextElementSibling
      next.remove()
      next = following
    }
    start.remove()
  }
}
