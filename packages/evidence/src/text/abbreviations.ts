/** Abbreviations before which a full stop does not end a sentence: titles, and words that point forward. Folded, without the last stop. */
export const forward: ReadonlySet<string> = new Set(
  'mr mrs ms mx dr prof st ste sgt gen lt col maj capt cmdr adm brig rev hon sen rep gov pres fr sr. messrs mt ft vs v e.g eg i.e ie cf viz approx ca c incl esp resp aka a.k.a'.split(
    ' ',
  ),
)

/** Abbreviations that point forward only when a number follows: *No. 5*, *pp. 12*. */
export const beforeNumber: ReadonlySet<string> = new Set(
  'no nos fig figs eq eqs vol vols p pp ch sec sect art para ver v tab op'.split(' '),
)

/** Abbreviations that may end a sentence: there a new one starts only with a word that starts sentences. */
export const either: ReadonlySet<string> = new Set(
  'etc inc ltd corp co jr sr bros dept est al ed eds univ assn ave blvd jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun a.m p.m am pm u.s u.k u.n e.u d.c b.c a.d ph.d m.d b.a m.a b.sc m.sc mph ft in oz lb lbs'.split(
    ' ',
  ),
)

/** Capitalised words that start sentences and are hardly ever names. */
export const starters: ReadonlySet<string> = new Set(
  'the a an this that these those it its he his she her they their we our you your i in on at by for from with when while where after before as but and or so if although though because since during according however moreover furthermore meanwhile there here some many most several all both each another other to of under over both once until what who why how not no yet then such one two three its also despite between among through'.split(
    ' ',
  ),
)
