/** Words by which a text announces its own parts and points at them. The last five are patterns. */
export interface PartWords {
  /** Numbers from two to twelve; forms of one number are parted by `/`. */
  readonly numbers: string
  /** Words that open the first, the second and further points of an argument, up to four. */
  readonly points: string
  readonly below: string
  readonly above: string
  readonly table: string
  readonly list: string
}

/** For each language that the rules know, by its code (ISO 639-1). */
export const partWords: Readonly<Record<string, PartWords>> = {
  en: {
    numbers: 'two three four five six seven eight nine ten eleven twelve',
    points: 'first,/firstly second,/secondly third,/thirdly fourth,/fourthly',
    below: 'below|follow(?:s|ing)?',
    above: 'above',
    table: 'table',
    list: '(?:check)?list',
  },
  de: {
    numbers: 'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
    points: 'erstens zweitens drittens viertens',
    below: 'unten|folgen(?:d(?:e[nrms]?)?)?|folgt',
    above: 'oben',
    table: 'tabelle',
    list: '(?:check)?liste',
  },
  fr: {
    numbers: 'deux trois quatre cinq six sept huit neuf dix onze douze',
    points: 'premièrement deuxièmement troisièmement quatrièmement',
    below: 'ci-dessous|suiv(?:ent|ante?s?)',
    above: 'ci-dessus',
    table: 'tableau',
    list: 'liste',
  },
  es: {
    numbers: 'dos tres cuatro cinco seis siete ocho nueve diez once doce',
    points: 'primero, segundo, tercero, cuarto,',
    below: 'abajo|siguientes?|siguen',
    above: 'arriba',
    table: 'tabla',
    list: 'lista',
  },
  nl: {
    numbers: 'twee drie vier vijf zes zeven acht negen tien elf twaalf',
    points: 'ten_eerste ten_tweede ten_derde ten_vierde',
    below: 'hieronder|volgende|volgen',
    above: 'hierboven',
    table: 'tabel',
    list: '(?:check)?lijst',
  },
  nb: {
    numbers: 'to tre fire fem seks sju/syv åtte ni ti elleve tolv',
    points: 'for_det_første for_det_andre for_det_tredje for_det_fjerde',
    below: 'nedenfor|følgende|følger',
    above: 'ovenfor',
    table: 'tabellen',
    list: '(?:sjekk)?listen',
  },
  da: {
    numbers: 'to tre fire fem seks syv otte ni ti elleve tolv',
    points: 'for_det_første for_det_andet for_det_tredje for_det_fjerde',
    below: 'nedenfor|følgende|følger',
    above: 'ovenfor',
    table: 'tabellen',
    list: '(?:tjek)?listen',
  },
  sv: {
    numbers: 'två tre fyra fem sex sju åtta nio tio elva tolv',
    points: 'för_det_första för_det_andra för_det_tredje för_det_fjärde',
    below: 'nedan|följande|följer',
    above: 'ovan',
    table: 'tabellen',
    list: '(?:check)?listan',
  },
  it: {
    numbers: 'due tre quattro cinque sei sette otto nove dieci undici dodici',
    points: 'primo, secondo, terzo, quarto,',
    below: 'sotto|seguenti|seguono',
    above: 'sopra',
    table: 'tabella',
    list: '(?:lista|elenco)',
  },
  pt: {
    numbers: 'dois/duas três quatro cinco seis sete oito nove dez onze doze',
    points: 'primeiro, segundo, terceiro, quarto,',
    below: 'abaixo|seguintes?|seguem',
    above: 'acima',
    table: 'tabela',
    list: 'lista',
  },
}
