/** Reading of a directive of Sphinx and its like: what its content is. */
export type DirectiveKind = 'note' | 'code' | 'silent' | 'object' | 'titled' | 'change' | 'text'

/** Directives by what their content is; that of any other is text. */
const kinds: readonly (readonly [DirectiveKind, RegExp])[] = [
  // Pictures, lists of contents, what is put in from elsewhere, orders to the program that sets the document.
  [
    'silent',
    /^(?:image|figure|toctree|contents|raw|index|(?:current)?module|py:(?:current)?module|highlight|include|literalinclude|auto\w+|rst-class|class|role|default-role|meta|math|plot|graphviz|mermaid|sectionauthor|codeauthor|testsetup|testcleanup|bibliography|tableofcontents|=\w+)$/,
  ],
  // Of R Markdown and Quarto a chunk of code has the name of its language.
  [
    'code',
    /^(?:r|python|julia|sql|bash|sh|js|ojs|css|stan|rcpp|html|code|code-block|code-cell|sourcecode|parsed-literal|ipython|doctest|testcode|testoutput|prompt|click:\w+)$/,
  ],
  // The argument is text, as the content is.
  ['note', /^(?:note|tip|hint|warning|important|caution|attention|danger|error|seealso)$/],
  // A thing that is described.
  ['object', /^(?:\w+:)?(?:function|class|method|attribute|data|exception|option|envvar|confval|setting|describe|macro|type)$/],
  // The argument is a heading.
  ['titled', /^(?:rubric|topic|dropdown|tab|tab-item|group-tab|card|details|collapse)$/],
  // Since when something holds.
  ['change', /^(?:version(?:added|changed|removed)|deprecated)$/],
]

/** Tells what the content of the directive of this name is. */
export function directiveKind(name: string): DirectiveKind {
  return kinds.find(([, names]) => names.test(name))?.[0] ?? 'text'
}

/** Words that open a note on a change, no others than the source's: *Version added 2.0: …*. */
export function changeLead(name: string, version: string): string {
  const change = name.replace(/^version/, 'version ').replace(/^./, (letter) => letter.toUpperCase())
  return `${change} ${version}: `
}
