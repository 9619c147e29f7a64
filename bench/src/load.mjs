import { connect } from "node:net";

const HEADER_END = Buffer.from("\r\n\r\n");

/**
 * Sends one request over and over on keep-alive connections for a time, each connection waiting for its answer before
 * asking again. A bare socket, since the client shares its core with PostgreSQL and must not be what is measured.
 *
 * @param {{port: number, path: string, headers: Record<string, string>, body?: string, next?: () => {cookie: string,
 *   body: string}, refused?: string}} target what is sent each time, or `next` for what each request has of its own; an
 *   answer that holds `refused` is a failure.
 * @returns the latencies in milliseconds and the seconds they took together.
 * @throws when an answer is not 200, or holds errors.
 */
export async function load(target, connections, seconds) {
  const { next, refused } = target;
  const fixed = next ? null : requestText(target);
  const nextRequest = () => {
    if (fixed) return fixed;
    const { cookie, body } = next();
    return requestText({ ...target, headers: { ...target.headers, cookie }, body });
  };
  const latencies = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, () =>
      oneConnection(target.port, nextRequest, until, latencies, refused),
    ),
  );
  return { latencies, seconds: (performance.now() - began) / 1000 };
}

/** One request, for comparing what is answered. */
export async function ask(target) {
  const { port, path, headers, body } = target;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: "POST", headers, body });
  const answer = await response.json();
  if (response.status !== 200 || answer.errors) throw new Error(`${path}: ${JSON.stringify(answer)}`);
  return { answer, cookies: response.headers.getSetCookie() };
}

function requestText({ port, path, headers, body }) {
  const lines = Object.entries({
    host: `127.0.0.1:${port}`,
    ...headers,
    "content-length": String(Buffer.byteLength(body)),
  }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${body}`);
}

function oneConnection(port, nextRequest, until, latencies, refused) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let sent = 0;
    let received = Buffer.alloc(0);
    const send = () => {
      const request = nextRequest();
      sent = performance.now();
      socket.write(request);
    };
    socket.on("connect", send);
    socket.on("error", reject);
    socket.on("data", (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const size = answerSize(received);
      if (size === undefined || received.length < size) return;
      const now = performance.now();
      latencies.push(now - sent);
      const text = received.toString("latin1", 0, Math.min(size, 2000));
      received = Buffer.alloc(0);
      if (
        !text.startsWith("HTTP/1.1 200 ") ||
        text.includes('"errors"') ||
        (refused && text.includes(refused))
      ) {
        socket.destroy();
        reject(new Error(`Refused under load: ${text.slice(0, 600)}`));
      } else if (now < until) send();
      else {
        socket.end();
        resolve();
      }
    });
    socket.on("close", () => resolve());
  });
}

/** The length of the whole answer; undefined while its header is under way. */
function answerSize(received) {
  const end = received.indexOf(HEADER_END);
  if (end < 0) return undefined;
  const length = /\r\ncontent-length: *(\d+)/i.exec(received.toString("latin1", 0, end));
  if (!length) throw new Error("An answer without content-length: the bench does not read chunks");
  return end + HEADER_END.length + Number(length[1]);
}
