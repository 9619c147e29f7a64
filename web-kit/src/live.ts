import type { Client } from "graphql-ws";
import { useSyncExternalStore } from "react";
import type { AppName } from "./app-name.js";

/**
 * off: not asked for (signed out) · connecting: no connection at present, trying · on: hints arrive · polling: none can be
 * made (a proxy that refuses WebSockets), while questions are answered; the screen is read again from time to time.
 */
export type LiveState = "off" | "connecting" | "on" | "polling";

export interface Live {
  /** Connects, and from then on keeps connected whatever happens. Call it after each sign-in. */
  start(): void;
  /** Ends the connection. Call it on sign-out. */
  stop(): void;
  state(): LiveState;
  /** Calls `listener` when the state changes; answers the function that ends listening. */
  onStateChange(listener: () => void): () => void;
}

interface LiveOptions {
  app: AppName;
  /** Reads again everything on the screen. */
  refetch: () => Promise<unknown>;
  tellSessionEnded: () => void;
}

/** Events of one act come together; reading again waits for the last of them. */
const GATHER_MS = 150;
/** Spreads the readings of many clients that heard the same event. */
const JITTER_MS = 300;
const KEEP_ALIVE_MS = 20_000;
const PONG_WITHIN_MS = 8_000;
const LONGEST_WAIT_MS = 30_000;
/** A sign-out on purpose ends the socket before its own answer arrives; only a longer silence is an ended session. */
const SIGN_OUT_ANSWERS_WITHIN_MS = 1_500;
/** A page hidden for longer may have a socket that only seems alive. */
const HIDDEN_TOO_LONG_MS = 60_000;

/** Long enough for an ordinary connection to be made. */
const POLL_FIRST_MS = 6_000;
const POLL_MS = 30_000;

const SUBSCRIPTION = "subscription Live { live { kind recordId } }";

/**
 * The app's live connection. An event is a hint to read again, never a value: on each event, and on each (re)connection
 * (the server's HELLO), what is on the screen is fetched anew, so that a connection that was lost has lost nothing.
 */
export function createLive({ app, refetch, tellSessionEnded }: LiveOptions): Live {
  const listeners = new Set<() => void>();
  const reading = createReading(refetch);
  const polling = createPolling(refetch, (answered) => setState(answered ? "polling" : "connecting"));
  let state: LiveState = "off";
  let end: (() => void) | undefined;
  let telling: ReturnType<typeof setTimeout> | undefined;

  const setState = (next: LiveState) => {
    if (state === next) return;
    state = next;
    if (next === "on" || next === "off") polling.stop();
    else polling.start();
    for (const listener of listeners) listener();
  };
  const stop = () => {
    clearTimeout(telling);
    end?.();
    end = undefined;
    reading.cancel();
    setState("off");
  };

  return {
    start() {
      stop();
      setState("connecting");
      end = keepConnected(app, {
        heard() {
          setState("on");
          reading.soon();
        },
        // Another try that failed says nothing new to who reads from time to time.
        lost: () => state !== "polling" && setState("connecting"),
        signedOut() {
          stop();
          telling = setTimeout(tellSessionEnded, SIGN_OUT_ANSWERS_WITHIN_MS);
        },
      });
    },
    stop,
    state: () => state,
    onStateChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The connection's state, for a quiet notice while it is lost. */
export function useLiveState(live: Live): LiveState {
  return useSyncExternalStore(live.onStateChange, live.state);
}

/** Gathers the events of one act into one reading. */
function createReading(refetch: () => Promise<unknown>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    soon() {
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          // Each query shows its own failure; there is nothing to add here.
          refetch().catch(() => undefined);
        },
        GATHER_MS + Math.random() * JITTER_MS,
      );
    },
    cancel: () => clearTimeout(timer),
  };
}

/** While there is no connection: reads from time to time, when somebody looks. */
function createPolling(refetch: () => Promise<unknown>, tell: (answered: boolean) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const poll = async () => {
    const answered = document.hidden ? null : await refetch().then(always(true), always(false));
    // Connected or signed out meanwhile.
    if (timer === undefined) return;
    timer = setTimeout(() => void poll(), POLL_MS);
    if (answered !== null) tell(answered);
  };
  return {
    start() {
      timer ??= setTimeout(() => void poll(), POLL_FIRST_MS);
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}

const always = (answer: boolean) => () => answer;

interface ConnectionEvents {
  /** An event came, the first of a connection (HELLO) included. */
  heard(): void;
  lost(): unknown;
  /** The server ended the connection because nobody is signed in; it is not tried again. */
  signedOut(): void;
}

/** Subscribes and re-subscribes until the answered function is called. */
function keepConnected(app: AppName, events: ConnectionEvents): () => void {
  let ended = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let client: Client | undefined;

  const again = () => {
    if (ended) return;
    events.lost();
    close(client);
    timer = setTimeout(connect, backoff(failures++));
  };
  const connect = () => {
    openClient(app)
      .then((opened) => {
        if (ended) return close(opened);
        client = opened;
        opened.on("closed", (event) => {
          if (ended) return;
          if (isSignedOut(event)) events.signedOut();
          else events.lost();
        });
        opened.subscribe(
          { query: SUBSCRIPTION },
          {
            next() {
              failures = 0;
              events.heard();
            },
            // A refused subscription and a normal end alike: the socket is gone for us, begin anew.
            error: again,
            complete: again,
          },
        );
      })
      .catch(again);
  };
  const stopWatching = watchForWaking(() => client?.terminate());
  connect();

  return () => {
    ended = true;
    clearTimeout(timer);
    stopWatching();
    close(client);
  };
}

function close(client: Client | undefined): void {
  Promise.resolve(client?.dispose()).catch(() => undefined);
}

async function openClient(app: AppName): Promise<Client> {
  // Loaded after the first screen: the live connection is no part of it.
  const { createClient } = await import("graphql-ws");
  let pong: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url: () => `${location.origin.replace(/^http/, "ws")}/${app}/graphql`,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: (problem) => !isSignedOut(problem),
    retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, backoff(retries))),
    keepAlive: KEEP_ALIVE_MS,
    on: {
      ping: (received) => {
        if (!received) pong = setTimeout(() => client.terminate(), PONG_WITHIN_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(pong);
      },
      closed: () => clearTimeout(pong),
    },
  });
  return client;
}

/** The server ends the sockets of a session that is over with 4401 or 4403. */
function isSignedOut(event: unknown): boolean {
  return event instanceof CloseEvent && (event.code === 4401 || event.code === 4403);
}

function backoff(attempt: number): number {
  return Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** Math.min(attempt, 6)) * (0.5 + Math.random() / 2);
}

/** Calls `wake` when the network returns or the page is shown again after long. */
function watchForWaking(wake: () => void): () => void {
  let hiddenAt = 0;
  const onVisibility = () => {
    if (document.hidden) hiddenAt = performance.now();
    else if (hiddenAt && performance.now() - hiddenAt > HIDDEN_TOO_LONG_MS) wake();
  };
  window.addEventListener("online", wake);
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    window.removeEventListener("online", wake);
    document.removeEventListener("visibilitychange", onVisibility);
  };
}
