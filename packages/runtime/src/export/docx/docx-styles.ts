import { namespaces, xmlHead } from './docx-parts.ts'

/** Fonts for scripts that the main font does not have, by language. */
const eastAsianFonts: Readonly<Record<string, string>> = { ja: 'Yu Mincho', zh: 'SimSun' }

const body = 'Cambria'
const headings = 'Calibri'

/** Content of `word/styles.xml`: the styles of a document in one language (BCP 47). Sizes are in half points, distances in twentieths of a point. */
export function docxStyles(language: string): string {
  const own = eastAsianFonts[language.split('-')[0] ?? '']
  const eastAsia = own ?? body
  // Chinese and Japanese have no italics.
  const isDense = own !== undefined
  const fonts = (name: string): string => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${eastAsia}" w:cs="${name}"/>`
  // Latin words in a dense script are English ones: as words of that script they would be broken anywhere.
  const lang = `<w:lang w:val="${isDense ? 'en-US' : language}" w:eastAsia="${language}"/>`
  const italic = isDense ? '' : '<w:i/>'
  const style = (id: string, name: string, more: { readonly paragraph?: string; readonly run?: string; readonly next?: string }): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${more.next ? `<w:next w:val="${more.next}"/>` : ''}<w:qFormat/>${more.paragraph ? `<w:pPr>${more.paragraph}</w:pPr>` : ''}${more.run ? `<w:rPr>${more.run}</w:rPr>` : ''}</w:style>`
  const sign = (id: string, name: string, run: string): string =>
    `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${name}"/><w:rPr>${run}</w:rPr></w:style>`
  const mono = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>'
  const border = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="A0A0A0"/>`)
    .join('')
  const styles = [
    `<w:docDefaults><w:rPrDefault><w:rPr>${fonts(body)}<w:sz w:val="22"/><w:szCs w:val="22"/>${lang}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`,
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    style('BodyText', 'Body Text', {}),
    style('Title', 'Title', {
      next: 'BodyText',
      paragraph: '<w:keepNext/><w:spacing w:after="240"/>',
      run: `${fonts(headings)}<w:b/><w:sz w:val="44"/>`,
    }),
    style('Heading1', 'heading 1', {
      next: 'BodyText',
      paragraph: '<w:keepNext/><w:keepLines/><w:spacing w:before="320" w:after="100"/><w:outlineLvl w:val="0"/>',
      run: `${fonts(headings)}<w:b/><w:sz w:val="28"/>`,
    }),
    style('Heading2', 'heading 2', {
      next: 'BodyText',
      paragraph: '<w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="1"/>',
      run: `${fonts(headings)}<w:b/><w:sz w:val="24"/>`,
    }),
    style('ListParagraph', 'List Paragraph', { paragraph: '<w:spacing w:after="60"/>' }),
    style('Quote', 'Quote', {
      paragraph: '<w:pBdr><w:left w:val="single" w:sz="12" w:space="10" w:color="A0A0A0"/></w:pBdr><w:ind w:left="240"/>',
      run: italic,
    }),
    style('SourceCode', 'Source Code', {
      paragraph: '<w:keepLines/><w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/><w:spacing w:line="240" w:lineRule="auto"/>',
      run: `${mono}<w:noProof/><w:sz w:val="19"/>`,
    }),
    style('TableText', 'Table Text', {
      paragraph: '<w:spacing w:before="40" w:after="40" w:line="252" w:lineRule="auto"/>',
      run: '<w:sz w:val="20"/>',
    }),
    style('Footer', 'footer', { paragraph: '<w:spacing w:before="240"/>', run: `${italic}<w:sz w:val="18"/>` }),
    style('FootnoteText', 'footnote text', {
      paragraph: '<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>',
      run: '<w:sz w:val="18"/>',
    }),
    sign('FootnoteReference', 'footnote reference', '<w:vertAlign w:val="superscript"/>'),
    sign('Emphasis', 'Emphasis', italic),
    sign('Hyperlink', 'Hyperlink', '<w:color w:val="0B57A4"/><w:u w:val="single"/>'),
    sign('VerbatimChar', 'Verbatim Char', `${mono}<w:noProof/><w:sz w:val="20"/>`),
    `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${border}</w:tblBorders><w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`,
  ]
  return `${xmlHead}<w:styles ${namespaces}>${styles.join('')}</w:styles>`
}
