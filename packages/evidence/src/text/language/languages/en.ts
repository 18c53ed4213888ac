import { wordSet, type Language } from './language.ts'

/** English. */
export const en: Language = {
  code: 'en',
  common:
    wordSet(`the a an this that these those it its it's he his she her they their we our you your i in on at by for from with when while where
    after before as but and or so if although though because since during according however moreover furthermore meanwhile there here some many
    most several all both each every another other others to of under over once until what who why how not no yet then such one two three also
    despite between among through nobody nothing everybody only perhaps half is are was were be been has have had will would can could may into
    than which about users`),
  forward:
    wordSet(`mr mrs ms mx dr prof st ste sgt pvt cpl gen lt col maj capt cmdr adm brig rev hon sen sens rep reps gov atty supt pres fr
    messrs mt ft vs v e.g eg i.e ie cf viz approx ca c incl esp resp aka a.k.a`),
  beforeNumber: wordSet('no nos fig figs eq eqs vol vols p pp ch sec sect art para ver tab op'),
  either:
    wordSet(`inc ltd corp co jr sr bros dept est al ed eds univ assn ave blvd jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed
    thu fri sat sun u.s u.k u.n e.u d.c b.c a.d ph.d m.d b.a m.a b.sc m.sc mph in oz lb lbs pts`),
  closing: wordSet('etc'),
  hasOrdinals: false,
}
