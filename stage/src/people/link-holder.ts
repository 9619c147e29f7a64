/** What a link shows its holder (F-32). */
export interface LinkPageSeen {
  state: string;
  agreement: { graduate: string; employer: string; returnReason: string | null } | null;
  documentUrl: string | null;
  uploads: { id: string; state: string }[];
  /** Of a refusal. */
  code?: string;
  message?: string;
}

/** Someone of an employer with the link of an SMS on their phone: no account, no session. */
export class LinkHolder {
  /** @param base such as `http://127.0.0.1:4000` */
  constructor(
    private readonly base: string,
    private readonly token: string,
  ) {}

  /** The newest link that came to a mobile number; null where nobody can look into the inbox, or none has come. */
  static async of(base: string, mobile: string): Promise<LinkHolder | null> {
    const inbox = await fetch(`${base}/dev/sms?mobile=${mobile}`);
    if (!inbox.ok) return null;
    const token = /corp-link#([\w-]{32})/.exec(await inbox.text())?.[1];
    return token ? new LinkHolder(base, token) : null;
  }

  page(): Promise<LinkPageSeen> {
    return this.#ask<LinkPageSeen>("GET", "page");
  }

  async downloads(address: string): Promise<Buffer> {
    return Buffer.from(await (await fetch(`${this.base}${address}`)).arrayBuffer());
  }

  /** Begins an upload and sends its bytes; answers its id. */
  async uploads(id: string, bytes: Buffer): Promise<string> {
    const slot = await this.#ask<{ putUrl?: string; message?: string }>("POST", "uploads", {
      id,
      fileName: "盖章页.jpg",
      bytes: bytes.length,
    });
    if (!slot.putUrl) throw new Error(`No place for the file: ${slot.message}`);
    const answer = await fetch(`${this.base}${slot.putUrl}`, {
      method: "PUT",
      headers: { "content-type": "application/octet-stream" },
      body: new Uint8Array(bytes),
    });
    if (!answer.ok) throw new Error(`Not taken: ${await answer.text()}`);
    return id;
  }

  submits(uploadIds: readonly string[]): Promise<LinkPageSeen> {
    return this.#ask<LinkPageSeen>("POST", "submit", { uploadIds });
  }

  async #ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(`${this.base}/stamp-link/${path}`, {
      method,
      headers: { "x-stamp-link": this.token, ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await response.json()) as Answer;
  }
}
