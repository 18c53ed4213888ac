const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** Words that ask, join or choose and name nothing: *when to use which*. Those of English, German, French and Spanish that more than one of these has stand once. */
const asking = setOf(
  `how what when where which who why so not and or a an the of for in to is are was were do does did i you we one ones should would can could be use
  used using choose pick prefer take need want get go each other both else then exactly instead
  wie was wann wo wer warum wofür wozu welche welchen welcher welches und oder der die das den ein eine einen ist sind sollte soll man ich wir von für zu
  nimmt nehme nehmen verwendet verwende verwenden benutzt benutze benutzen nutzt nutze nutzen wählt wähle wählen setzt ein beide beiden genau nicht
  comment quoi quand où qui pourquoi quel quelle quels quelles lequel laquelle lesquels lesquelles et ou le la les un une est sont faut dois il je on de du
  choisir utiliser prendre préférer chacun chacune
  cómo qué cuándo dónde quién cuál cuáles y o el los las una es son usar elegir utilizar conviene debo cada uno`,
)
/** Words that compare, and pronouns for what is compared. */
const comparing = setOf(
  `difference differences differ different between better best worse pros cons advantages disadvantages benefits drawbacks trade-offs tradeoffs strengths
  weaknesses similarities compare compared comparison comparing versus vs it its they them this that these those right choice
  unterschied unterschiede unterscheiden unterscheidet zwischen worin sich sie besser beste bessere vorteile nachteile vor nach vor- vergleich im dem eher
  différence différences entre avantages inconvénients comparaison comparatif meilleur meilleure mieux vaut sa ils elles
  diferencia diferencias ventajas desventajas inconvenientes mejor comparación comparativa comparar ellos`,
)

const both = asking.union(comparing)

/** True for a clause of words that ask and choose: *when to use which*, *how so*. A pronoun names what was named before: *how they work*. */
export function namesNothing(clause: string): boolean {
  return isOf(asking, clause)
}

/** True for a clause that asks to compare and names nothing: *what is the difference*, *pros and cons*. */
export function onlyCompares(clause: string): boolean {
  return isOf(both, clause)
}

function isOf(known: ReadonlySet<string>, clause: string): boolean {
  const words = clause.toLowerCase().match(/[\p{L}\p{M}\p{N}_]+(?:[-’'][\p{L}\p{M}\p{N}_]*)*/gu) ?? []
  // *d'utiliser*, *faut-il*, *trade-offs*
  return words.every(
    (word) => known.has(word) || (/[-’']/.test(word) && word.split(/^\p{L}[’']|-/u).every((part) => part === '' || known.has(part))),
  )
}
