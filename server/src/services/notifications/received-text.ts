/** An SMS or a mail as its reader has it. */
export class ReceivedText {
  id!: string;
  /** The number or the address. */
  to!: string;
  text!: string;
  at!: string;
}

export class ReceivedTextFilter {
  to?: string | null;
}
