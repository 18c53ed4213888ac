import { once } from '../../text/once.ts'
import { rootOf } from './root-of.ts'

/**
 * Frequent English words that a writer needs to say a thing in his own way and that state little by themselves: verbs that lean on their noun (*take part*,
 * *go down*), nouns that frame (*at a time when*), words of reporting, of doubt and of degree. A denial, an order or a quantity among them is another alarm's.
 */
const words = `
accord add allow answer appear apply area argue arise arrive article ask author base become begin belong bring build call carry case cause change choose cite claim come concern
consist contain continue count course cover deal depend describe detail do draw effort end exist explain face fact fall feel find follow form full get give
go happen hard have head hear help hit hold include involve it keep kind know lead learn leave lie like list locate long look low make matter mean meet mention move much name need
nature note number occur offer open order own page pass people person piece place play point post present pull put quote raise reach receive regard relate remain report rest result
rise role run say see seem seek send serve set shape shortly show side sign single sit situation some sort source speak spend stand start state stay suffer take tell text thing think time together
total travel treat try turn use view want way well whole word work write year
accept act aim already also available become brief certain clear close common complete current different direct due early easy enough entire especially even event ever exactly
fairly far finally first further general generally good group half hand indeed instead just last late later least less level likely little many mere mostly nearly new next
no nobody none nor not nothing now once only original otherwise part partly particular per perhaps possible possibly probable probably quite rather really
regular reportedly same several similar simple simply slight so somewhat still such then there today twice usual various very without yet
approximately around nearly numerous roughly apparently presumably seemingly supposedly
better best bad badly worse able unable cent percent hundred thousand million billion one two three four five six seven eight nine ten eleven twelve
everybody everyone everything everywhere whoever whatever wherever anybody anyone anything anywhere somebody someone something somewhere share proportion percentage amount figure rate
wide deep tall version
`

/** Those that may stand for many others: verbs that say of nearly anything that it comes about, changes or is had (*went*, *took*), and denials, which have alarms. */
const standIns =
  'be become bring come do get give go have hold keep let make move need put run see set take turn use want no nobody none nor not nothing without'

/** Nouns for a kind of thing by which a writer calls what his source calls by its name. */
const kindNouns = `
animal agency album author book company device disease event expression film game institution machine material method model movement organisation package phrase plant
product program programme project series software song storm study substance system team technique tool vehicle
`

const rootsOf = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).map(rootOf))
const light = once(() => rootsOf(words))
const leaning = once(() => rootsOf(standIns))
const generic = once(() => rootsOf(kindNouns))

/** True for the root of a word that states little by itself. */
export function isLight(root: string): boolean {
  return light().has(root)
}

/** True for the root of a light word that may stand in the place of another. */
export function isLeaning(root: string): boolean {
  return leaning().has(root)
}

/** True for the root of a noun that, behind *the*, may stand for a name. */
export function isGeneric(root: string): boolean {
  return generic().has(root)
}
