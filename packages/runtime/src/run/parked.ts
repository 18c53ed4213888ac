/** Thrown through a run that waits for a person: it gives up its worker and costs nothing until the signal comes. Never leaves this folder. */
export class Parked extends Error {
  override readonly name = 'Parked'
  readonly signalName: string

  constructor(signalName: string) {
    super(`waiting for ${signalName}`)
    this.signalName = signalName
  }
}
