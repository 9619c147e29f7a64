import { type Answer, answerOf, type Operation, type Sent } from "./answer.js";
import { type Conversation, OperationFailed, type PutAnswer } from "./conversation.js";
import { LiveListener } from "./live-listener.js";
import { type App, goThroughSteps, SIGN_IN, type StepLine } from "./sign-in.js";
import { Surprise } from "./surprise.js";

/** A file as the server sent it. */
export interface Download {
  status: number;
  type: string;
  bytes: Buffer;
}

/** The cookie of a session; others come beside it. */
const SESSION = "gd_session";

/** A person's line over HTTP to one app of a running server, with a cookie jar of its own. */
export class HttpLine implements Conversation {
  readonly #base: string;
  readonly #app: App;
  #cookies = new Map<string, string>();
  /** The server's clock at its last answer. */
  serverTime: Date | undefined;

  /** @param base such as `http://127.0.0.1:4000` */
  constructor(base: string, app: App) {
    this.#base = base.replace(/\/+$/, "");
    this.#app = app;
  }

  /** The same person, session and all, over another server of the same database. */
  through(base: string): HttpLine {
    const other = new HttpLine(base, this.#app);
    other.#cookies = new Map(this.#cookies);
    return other;
  }

  /** Signs in and keeps the session. @throws {Surprise} when it is refused. */
  async signIn(login: string, password: string): Promise<this> {
    const asked: object = await this.send(SIGN_IN[this.#app], { login, password });
    const line: StepLine = {
      send: async (operation, variables) => (await this.send(operation, variables as never)) as object,
      now: () => {
        if (!this.serverTime) throw new Error("The server has told no time yet");
        return this.serverTime;
      },
    };
    const entered = await goThroughSteps(line, login, asked);
    if (!this.#cookies.get(SESSION)) throw new Surprise(`登录 sign in as ${login}`, "a session", entered);
    return this;
  }

  async send<Data, Variables>(
    operation: Operation<Data, Variables>,
    ...[variables]: Sent<Variables>
  ): Promise<Answer<Data>> {
    const response = await fetch(`${this.#base}/${this.#app}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...this.#jar() },
      body: JSON.stringify({ query: String(operation), variables }),
    });
    this.#keepCookie(response);
    const date = response.headers.get("date");
    if (date) this.serverTime = new Date(date);
    const body = (await response.json()) as {
      data?: Data;
      errors?: { message: string; extensions?: { code?: string } }[];
    };
    const [error] = body.errors ?? [];
    if (error) throw new OperationFailed(error.extensions?.code ?? String(response.status), error.message);
    if (!body.data) throw new OperationFailed(String(response.status), "No data");
    return answerOf<Data>(body.data);
  }

  async put(address: string, bytes: Buffer): Promise<PutAnswer> {
    const response = await fetch(`${this.#base}${address}`, {
      method: "PUT",
      headers: {
        "content-type": "application/octet-stream",
        "apollo-require-preflight": "1",
        ...this.#jar(),
      },
      body: new Uint8Array(bytes),
    });
    return { ...((await response.json()) as Omit<PutAnswer, "status">), status: response.status };
  }

  /** Fetches a document of this app, whatever the answer. */
  async download(recordId: string): Promise<Download> {
    const response = await fetch(`${this.#base}/${this.#app}/documents/${recordId}`, {
      headers: this.#jar(),
    });
    return {
      status: response.status,
      type: response.headers.get("content-type") ?? "",
      bytes: Buffer.from(await response.arrayBuffer()),
    };
  }

  /** Sends a file as the whole body, as the desk uploads rosters; answers what came back. */
  async upload(path: string, name: string, bytes: Buffer): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.#base}/${this.#app}/${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/octet-stream",
        "apollo-require-preflight": "1",
        "x-file-name": encodeURIComponent(name),
        ...this.#jar(),
      },
      body: new Uint8Array(bytes),
    });
    return { status: response.status, body: await response.json() };
  }

  /** Opens the live connection and waits until it greets. */
  async listen(): Promise<LiveListener> {
    const url = `${this.#base.replace(/^http/, "ws")}/${this.#app}/graphql`;
    const listener = new LiveListener(url, this.#jar().cookie ?? "");
    await listener.hears("HELLO");
    return listener;
  }

  #jar(): { cookie?: string } {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return cookie ? { cookie } : {};
  }

  #keepCookie(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
  }
}
