/** Verbs that compare by themselves: who does it is more. */
export const comparingVerb = /^(?:exceed|outd[io]|outgr[eo]w|outlast|outnumber|outperform|outsell|outsold|outstrip|outweigh|surpass)/
