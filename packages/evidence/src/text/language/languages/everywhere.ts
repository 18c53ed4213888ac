import { wordSet } from './language.ts'

/** Abbreviations that point forward and are no word of any other language: too short a text does not tell its language. */
export const everywhere =
  wordSet(`mr mrs ms dr prof sr sra sres sig dott mme mlle mgr dhr mevr hr frl dipl ing messrs bijv evtl bzw ca cf z.b d.h
  p.ex p.ej p.es t.ex f.eks dvs bl.a c.-à-d o.a d.w.z e.g i.e`)
