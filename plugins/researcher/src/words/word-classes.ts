import { rootsOf } from './roots-of.ts'

/** Words that mean the same in a question and in its answer: written for Galley, one class a line. */
const classes = `
change changes effect effects impact aftermath consequence consequences result results reaction reactions response legacy
late delay delayed postponed postponement
start begin began begun commence kickoff opened
end finish close closed concluded
die died death deaths dead killed fatal fatality deceased
injured injury wounded casualties
build built construct constructed construction erected
found founded establish established formed
treat treated treatment therapy therapies medication
doubt doubted sceptical skeptical unverified disproved refuted debunked failed contradicted consensus
cause caused due because reason triggered
dispute disputed disputes controversy controversial criticised critics argued objected objection disagree disagreement contested
prepare prepared preparation preparations evacuated evacuation evacuate shelter shelters warned warning warnings issued
critics critical reviewed review reviews received reception praised criticised criticized rating
buy bought purchase purchased acquire acquired acquisition
sell sold sale sales
win won victory winner defeated beat
lose lost defeat
crash crashed collision impact descended
increase increased rise rose grew growth grow grown growing reached
decrease decreased fall fell decline declined reduced
cost costs price paid expensive expense overhead
spend spent spending raised funds funding fundraising expenditure
paid pay pays funded funding funds fund finance financed sponsored sponsors sponsorship donations donors
users accounts downloads members subscribers registered
discover discovered noticed detected
launch launched release released introduced rollout
attack attacked attacker attackers compromise compromised malicious poison poisoned hijacked tampered
reproducible reproduce identical deterministic frozen lockfile pinned
debunk debunked disproved refuted failed retracted replication replicate
prevent prevents help helps mitigate mitigation protect protects protection defence defense
write writing implement implementing define defining custom
show showed demonstrated proved proof evidence
say said stated claimed announced
law act regulation regulations legal regulatory
behind responsible responsibility perpetrator perpetrators planned accused blamed orchestrated masterminded
live lived born grew
learn learned teach teaches lesson
treatment cure
symptoms signs
open opened opening inaugurated
closed shut closure
bahn stadtbahn straßenbahn tram linie
beginn begann begonnen start
ende endete eingestellt stillgelegt
kosten kostete teuer preis
ursache grund wegen
eröffnung eröffnet eröffnete
gebaut bau bauarbeiten errichtet
wieder rückkehr erneut
`

const classOf = new Map<string, readonly string[]>()
for (const line of classes.trim().split('\n')) {
  const roots = [...new Set(rootsOf(line))]
  for (const root of roots) classOf.set(root, [...(classOf.get(root) ?? []), ...roots])
}

/** Credit of a word that means the same, 0–1. */
const sameMeaning = 0.75

/** Roots that mean the same as a root, itself among them where there are others. */
export function sameMeaningAs(root: string): readonly string[] {
  return classOf.get(root) ?? []
}

/** Extent to which a set of roots has a root or one that means the same, 0–1. */
export function hasMeaning(root: string, have: ReadonlySet<string>): number {
  if (have.has(root)) return 1
  return sameMeaningAs(root).some((other) => have.has(other)) ? sameMeaning : 0
}
