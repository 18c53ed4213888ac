import { plainText } from '@galley/evidence'

const page =
  /\b(?:cookies?\b.{0,60}\b(?:accept|consent|use|policy|settings)|accept (?:all|cookies)|privacy policy|terms (?:of (?:use|service)|and conditions)|all rights reserved|sign (?:up|in) (?:to|for|with)|log in to|subscribe|newsletter|click (?:here|on)|read more|learn more about our|share (?:this|on)|follow us|skip to|jump to|back to top|advertisement|sponsored content|this (?:article|page|site|section|website) (?:is|was|has|may|uses|needs|does)|please (?:enable|disable|see|help|note|contact|don['’]t|do not|open|report|file)|open (?:an?|new) issues?|you (?:can|may) (?:help|edit|also like)|you are looking for|citation needed)\b|©/i
/** A sentence on the licence of the document that it stands in. */
const licence =
  /\bthis (?:document|manual|book|guide|work|text|file|page) (?:is|may|can|was)\b.{0,60}\b(?:(?:re)?distributed|copied|reproduced|licen[cs]ed|copyright)|\bpermission is (?:hereby )?granted\b|\bdieses (?:Dokument|Handbuch|Werk) (?:ist|darf|steht)\b.{0,60}\b(?:Lizenz|kopiert|verbreitet|weitergegeben)/iu
const reference =
  /\b(?:isbn|issn|doi|pmid|arxiv:\S)|\bretrieved (?:on )?(?:\d|\p{Lu}\p{Ll}+ \d)|\barchived from\b|\bpp?\.\s?\d|\bvol\.\s?\d|\bet al\.,? \(?\d{4}|^\s*\^|https?:\/\/|www\./iu
const caption = /^(?:figure|fig\.|table|photo(?:graph)?|image|picture|map|chart|source|credit|video|listen|watch|see)\b[\s\d.:(]/i
const markup = /\[\[|\]\]|\{\{|\}\}|[|<>`]|!\[|\]\(/
/** Remains of a place where a page's extraction dropped a template, a formula or a list. */
const damaged =
  /\(\s*[,;.]?\s*\)|[:;,–—-]\s*\.$|\s\p{Lu}\.$|\[(?:update|when|who|which|where|why|how|by whom|clarification|dubious|failed|vague|according)[^\]]*\]|(?<!\.)\.\.(?!\.)|,\s*,|;\s*;|:\s*\[|\s:\s\d|^\d+\s*[:–-]|\b(?:include|including|are|is|as follows)\s*:?\s*(?:\[\d+\]\s*)*[.:]?$|^\w+n['’]t\b/u
/** Two sentences without white between them (*on Friday.The storm*), and no name of a class behind its module (*contextvars.ContextVar*, *my_app.Client*). */
const runTogether =
  /(?<!(?:_|\p{Ll}\.)[\p{L}\d]{0,40})(?:[\p{L}\d]\.\p{Lu}\p{Ll}{2}|\p{Ll}\.\p{Lu}\p{Ll})(?!\p{Ll}*(?:[\p{Lu}\d_(]|\.\p{L}))/u

/** True for a sentence that is page furniture (navigation, notices, references, captions) or damaged by extraction, and no statement. */
export function isBoilerplate(sentence: string): boolean {
  const text = sentence.trim()
  if (page.test(text) || licence.test(text) || reference.test(text) || caption.test(text)) return true
  // Emphasis, code and links are read as their words; what is left of marks is a template or a table.
  const plain = /[`*_]|\]\(/.test(text) ? plainText(text) : text
  if (markup.test(plain)) return true
  const unmarked = plain.replaceAll(/\s?\[\d{1,3}\]/g, '')
  return isDamaged(unmarked) || (unmarked !== plain && isDamaged(plain))
}

const isDamaged = (text: string): boolean => damaged.test(text) || runTogether.test(text)
