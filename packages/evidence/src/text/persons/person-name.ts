/** Pattern of a person's name of two words or more: *Ulla Berg*, *Jan van der Meer*, *J. K. Harlow*. */
export const personName = String.raw`\p{Lu}[\p{L}’'.-]+(?: (?:de|van|von|der|el|bin|al|da|di))*(?: \p{Lu}[\p{L}’'.-]*){1,3}(?<![.'])`
