import { wordSet, type Language } from './language.ts'

/** Spanish. */
export const es: Language = {
  code: 'es',
  common:
    wordSet(`el la los las lo un una unos unas de del al y e o u pero es son era eran fue fueron ser está están ha han había él ella ellos
    ellas nos se su sus le les mi tu este esta estos estas ese esa eso con en por para sin sobre entre desde hasta hacia según que quien cuando
    como donde si no ni más muy también ya luego después antes así allí aquí todos todo nadie nada uno dos tres otros otras algunas algunos
    antes sin embargo además durante tras qué`),
  forward:
    wordSet(`sr sra sres sras srta d dña dr dra dres prof profa ing lic arq gral cnel cap tte fr sto sta st ee p ej p.ej aprox avda av
    ntra excmo excma ilmo rvdo mons vda pbro s`),
  beforeNumber: wordSet('pág págs p pp núm núms n no art arts vol vols cap fig tab t tel aprox núm'),
  either: wordSet('ene feb mar abr may jun jul ago sep sept oct nov dic cía s.a s.l ud uds vd vds uu a.c d.c'),
  closing: wordSet('etc'),
  hasOrdinals: false,
}
