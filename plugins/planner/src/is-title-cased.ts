/** *Making the Global Interpreter Lock Optional*: a title whose capitals name nothing. */
export function isTitleCased(title: string): boolean {
  const words = title.match(/\p{L}{4,}/gu) ?? []
  return words.length > 3 && words.every((word) => /^\p{Lu}/u.test(word))
}
