import { wordSet, type Language } from './language.ts'

/** Dutch. */
export const nl: Language = {
  code: 'nl',
  common:
    wordSet(`de het een en of maar is zijn was waren wordt werd werden heeft hebben had hij zij ze wij we ik je u dit dat deze die zijn haar
    hun met van voor naar bij op in aan uit om over onder tot als toen dan daar daarna hier er niet geen ook nog nu al zo te door tegen zonder
    sinds tijdens volgens iedereen niemand andere anderen sommige alle vele later eerst echter bovendien`),
  forward:
    wordSet(`dhr mevr mw mr mrs dr drs prof ir ing ds st burg bijv bv ca vgl evt max min incl excl o.a o.m d.w.z m.b.t t.o.v i.v.m ged
    geb resp plm zgn`),
  beforeNumber: wordSet('nr nrs blz p pp afb fig tab art hfdst vol ca max min tel circa'),
  either: wordSet('jan feb mrt apr mei jun jul aug sep sept okt nov dec n.v b.v nv chr v.chr n.chr co'),
  closing: wordSet('enz etc e.d e.a'),
  hasOrdinals: false,
}
