/**
 * English words that carry no content of their own: articles, pronouns, prepositions, auxiliaries, connectives.
 * Apostrophes are cut off by `fold`, so the bare stems of contractions are listed too. Negations are absent: they carry meaning.
 */
export const stopWords: ReadonlySet<string> = new Set(
  `a an the this that these those such it its itself he him his himself she her hers herself they them their theirs themselves we us our
  ours ourselves you your yours yourself i me my mine myself who whom whose which what when where why how there here one ones and or but
  nor so yet if then than as at by for from in into of off on onto out over to toward towards under up down upon with within about above
  across after against along among around before behind below beneath beside besides between beyond during except inside like near
  outside past per since through throughout till until via be is am are was were been being do does did doing done have has had having
  can could may might must shall should will would also too very just only even still again already both each either every all any some
  more most much many few less least other others another same own because while although though however therefore thus hence moreover
  furthermore meanwhile instead rather whether once let get got it's i'm i've i'd i'll you're we're they're he'll she'll they'll we'll
  you'll isn aren wasn weren doesn didn don hasn haven hadn couldn wouldn shouldn won`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
