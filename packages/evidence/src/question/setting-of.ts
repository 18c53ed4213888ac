import { languageOf } from '../text/language/language-of.ts'

/** A word written as names are: with a capital, *KiCad*, *openSUSE*, *C++*. */
const name = String.raw`[\p{L}\p{N}.+#-]*\p{Lu}[\p{L}\p{N}.+#-]*`
const named = new RegExp(
  String.raw`\s((?:in|on|with|under|using|within|via|avec|sous|dans|sur|en|con|bajo|com|em|met|op|onder|su|w|na|z) (?:(?:an?|the|une?|l[ea]|el|una|uma?|een|de|het) )?${name}(?: (?:${name}|\p{N}[\p{N}.]*))*)\W*$`,
  'u',
)
/** German writes every noun large: a name are two in a row, one with a capital inside, and one without an article, if it is no dative of several things. */
const germanNamed = new RegExp(
  String.raw`\s((?:in|im|mit|unter|auf|bei|am) (?:(?:eine[mnr]? |de[mnr] |die |das )?(?:${name}(?: ${name})+|\p{L}[\p{L}\p{N}.-]*\p{Lu}[\p{L}\p{N}.-]*)|\p{Lu}[\p{L}\p{N}.+#]*(?<!e[lr]?n|s)))(?: (?:ab|an|auf|aus|ein|fest|her|hin|los|um|vor|wieder her|zu|zurück|zusammen))?\W*$`,
  'u',
)
/** Such a name before the object, which is the setting where a question has both: *Wie gleicht man in GnuCash ein Konto ab?*, *Wie greife ich unter Debian auf eine Windows-Freigabe zu?* */
const germanBefore = new RegExp(
  String.raw` (?:man|ich|wir) ((?:in|mit|unter|auf|bei) (?:(?:${name} )*${name}(?= (?:ein|d)[a-z]{1,4} )|${name}))(?= )`,
  'u',
)

/** Finds the product or place that a question names, with the preposition that makes it tell where something is done: *in LibreOffice Calc* of *How do I sort in LibreOffice Calc?* Empty where it names none. */
export function settingOf(question: string): string {
  const patterns = languageOf(question).code === 'de' ? [germanBefore, germanNamed] : [named]
  return patterns.map((pattern) => pattern.exec(question)?.[1]).find((setting) => setting !== undefined) ?? ''
}
