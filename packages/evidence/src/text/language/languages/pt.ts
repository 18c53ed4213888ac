import { wordSet, type Language } from './language.ts'

/** Portuguese. */
export const pt: Language = {
  code: 'pt',
  common:
    wordSet(`o a os as um uma uns umas de do da dos das em no na nos nas ao à aos às e ou mas é são era eram foi foram ser está há tem têm
    tinha ele ela eles elas se seu sua seus suas nós eu você este esta isto esse essa isso com por pelo pela para sem sobre entre desde até
    que quem quando como onde não mais muito também já depois antes assim ali lá aqui todos tudo ninguém nada não-se durante segundo além porém`),
  forward: wordSet('sr sra srs sras srta dr dra drs prof profa eng arq gen cel cap av aprox d dom st sto sta ex p.ex exmo ilmo v séc'),
  beforeNumber: wordSet('pág págs p pp n nº núm art arts vol vols cap fig tab tel aprox séc'),
  either: wordSet('jan fev mar abr mai jun jul ago set out nov dez ltda cia s.a a.c d.c'),
  closing: wordSet('etc'),
  hasOrdinals: false,
}
