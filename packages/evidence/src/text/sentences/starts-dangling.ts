/** Connectives and pronouns that lean on the sentence before. */
const leaning =
  /^["'“”‘’«([*_\s]*(?:(?:however|moreover|furthermore|therefore|thus|hence|meanwhile|nevertheless|nonetheless|instead|consequently|additionally|similarly|likewise|conversely|otherwise|also|then|besides|still|indeed|afterwards?|later|subsequently|finally|in addition|as a result|for (?:this|that) reason|for example|for instance|in contrast|on the other hand|at the same time|in turn|as such|after (?:this|that)|because of this|despite this|in response|according to (?:him|her|them|it))\b,?|(?:and|but|or|nor|so|yet)\s|(?:he|she|it|they|him|her|them|his|hers|its|their|theirs)(?![\p{L}\p{N}-])|(?:this|that|these|those|such|both|neither|either)\s(?:is|are|was|were|has|have|had|will|would|can|could|may|might|means?|makes?|made|led|leads|also|included?|allows?|allowed)\b|(?:the (?:former|latter|same|other)|another|others|the (?:two|three))\b)/iu

/** An *it* that refers to nothing: *It is common for …*, *It was not known whether …*, *It took years to …*, *It turned out that …*. */
const expletive =
  /^["'“”‘’«([*_\s]*it\s(?:(?:(?:is|was|remains?|became|has been|had been|will be|would be|may be|might be|can be|could be|seems?|appears?)\s(?:not\s|also\s|now\s|still\s|often\s|only\s|therefore\s|very\s|quite\s|more\s|most\s)*(?:common|possible|impossible|likely|unlikely|clear|unclear|true|easy|easier|hard|harder|difficult|important|essential|necessary|useful|useless|worth|best|better|good|rare|usual|unusual|normal|typical|customary|known|unknown|said|thought|believed|estimated|reported|expected|hoped|claimed|assumed|agreed|argued|suggested|recommended|decided|announced|obvious|evident|enough|time|safe|unsafe|wise|tempting|certain|uncertain|doubtful|conceivable|plausible|no wonder|no coincidence|a pity|a mistake|up to)\b)|(?:takes?|took|costs?|seems?|seemed|appears?|appeared|turns? out|turned out|follows?|followed|matters?|helps?|makes? sense|pays?)\s[^.!?]*?\b(?:to|that|if|whether|as though)\b)/iu

/**
 * True for a sentence that starts with a word pointing at what stood before it (*However, it…*, *They…*, *This led…*)? Quoted alone, such a
 * sentence dangles. English; other languages never dangle here.
 */
export function startsDangling(sentence: string): boolean {
  return leaning.test(sentence) && !expletive.test(sentence)
}
