import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import type { LiveSubscription } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";
import { eventually, Surprise } from "./surprise.js";

const Live = graphql(`
  subscription Live {
    live { kind recordId }
  }
`);

type Heard = LiveSubscription["live"];

/** One person's live connection (design: Live): remembers every hint that has come. */
export class LiveListener {
  #heard: Heard[] = [];
  #failure: unknown;
  readonly #end: () => void;

  /** @param url `ws://host/<app>/graphql` */
  constructor(url: string, cookie: string) {
    class SignedWebSocket extends WebSocket {
      constructor(address: string, protocols: string | string[]) {
        super(address, protocols, { headers: { cookie } });
      }
    }
    const client = createClient({ url, webSocketImpl: SignedWebSocket, retryAttempts: 0 });
    client.subscribe<LiveSubscription>(
      { query: String(Live) },
      {
        next: ({ data }) => {
          if (data) this.#heard.push(data.live);
        },
        error: (error) => {
          this.#failure = error;
        },
        complete: () => undefined,
      },
    );
    this.#end = () => void client.dispose();
  }

  /** From now on only what comes anew counts. */
  forget(): void {
    this.#heard = [];
  }

  /** Waits for a hint of this kind, about this record if one is named. @throws {Surprise} after 5 seconds. */
  async hears(kind: string, recordId?: string): Promise<void> {
    await eventually(async () => {
      if (this.#failure) throw new Surprise("实时连接 live connection", "open", String(this.#failure));
      const came = this.#heard.some(
        (hint) => hint.kind === kind && (recordId === undefined || hint.recordId === recordId),
      );
      if (!came) throw new Surprise("实时消息 live event", { kind, recordId }, this.#heard);
    }, 5_000);
  }

  close(): void {
    this.#end();
  }
}
