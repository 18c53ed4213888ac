import { wordSet, type Language } from './language.ts'

/** Italian. */
export const it: Language = {
  code: 'it',
  common:
    wordSet(`il lo la i gli le l un uno una di del della dello dei degli delle a al alla ai agli alle da dal dalla in nel nella nei con su sul
    sulla per tra fra e o ma è sono era erano fu ha hanno aveva che chi cui come quando dove se non più anche poi già così si ci questo questa
    questi quello lui lei loro suo sua suoi noi io nessuno tutti tutto nulla lì là qui dopo prima durante secondo inoltre`),
  forward: wordSet('sig sigg dott prof ing avv arch geom on sen gen col cap mons s ss st ca es p.es cfr spett egr rag'),
  beforeNumber: wordSet('p pp pag pagg n nn nr art artt vol voll cap fig tab tel ca'),
  either: wordSet('gen feb mar apr mag giu lug ago set sett ott nov dic s.p.a s.r.l spa srl a.c d.c'),
  closing: wordSet('ecc etc'),
  hasOrdinals: false,
}
