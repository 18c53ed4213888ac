/** Access by token. Only hashes are stored; clear values are shown once. Faults of what writes: DATA_BUSY, DATA_WRITE_FAILED. */
export interface Access {
  /** A one-time ticket for `/enter`, good for ten minutes. */
  issueTicket(): Promise<string>
  /** Burns the ticket; false when it is unknown, used or expired. */
  redeemTicket(ticket: string): Promise<boolean>
  /** Opens a browser session of thirty days and answers its secret. */
  openSession(): Promise<string>
  hasSession(secret: string): boolean
  endSession(secret: string): Promise<void>
  /** True for a bearer token of this data folder. */
  hasToken(token: string): boolean
  /** The token made at the first start: null when one was made before. */
  firstToken(): Promise<string | null>
}
