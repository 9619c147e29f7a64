import { createServer, type Socket } from "node:net";
import type { SmtpServer } from "../src/platform/config.js";

/** How the server meets one mail. */
export type MailBehaviour =
  | "take"
  | "take, then drop the line"
  | "drop the line"
  | "hang"
  | "garbage"
  | "refuse the address"
  | "refuse the text"
  | "not now";

export interface FakeSmtp {
  server: SmtpServer;
  /** What it took, in order: to whom, and the whole text. */
  taken: { to: string; raw: string }[];
  /** Meets the next connections so, one after another; then takes. */
  next(...behaviours: MailBehaviour[]): void;
  close(): Promise<void>;
}

/** A mail server that speaks SMTP (RFC 5321) as far as we use it, with AUTH PLAIN for one account. */
export async function startFakeSmtp(): Promise<FakeSmtp> {
  const taken: FakeSmtp["taken"] = [];
  const coming: MailBehaviour[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    converse(socket, coming.shift() ?? "take", taken);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return {
    server: {
      host: "127.0.0.1",
      port: address.port,
      secure: false,
      requireTls: false,
      user: "platform",
      password: "s3cret",
      from: "毕业去向登记平台 <no-reply@platform.example>",
    },
    taken,
    next: (...behaviours) => void coming.push(...behaviours),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

function converse(socket: Socket, how: MailBehaviour, taken: FakeSmtp["taken"]): void {
  const say = (line: string) => void socket.write(`${line}\r\n`);
  if (how === "drop the line") socket.destroy();
  else if (how === "garbage") say("HTTP/1.1 400 Bad Request");
  else if (how !== "hang") say("220 mail.example ESMTP");
  let to = "";
  let text: string | null = null;
  let buffer = "";
  socket.on("data", (bytes) => {
    buffer += bytes.toString("utf8");
    for (let end = buffer.indexOf("\r\n"); end >= 0; end = buffer.indexOf("\r\n")) {
      const line = buffer.slice(0, end);
      buffer = buffer.slice(end + 2);
      if (text !== null && line !== ".") text += `${line}\r\n`;
      else if (text !== null) {
        if (how !== "refuse the text") taken.push({ to, raw: text });
        text = null;
        if (how === "take, then drop the line") return void socket.destroy();
        say(how === "refuse the text" ? "554 5.7.1 spam" : "250 2.0.0 queued as 1");
      } else answer(line);
    }
  });
  function answer(line: string): void {
    const verb = line.split(/[ :]/, 1)[0]?.toUpperCase();
    const expected = Buffer.from("\0platform\0s3cret").toString("base64");
    if (verb === "EHLO") say("250-mail.example\r\n250 AUTH PLAIN");
    else if (verb === "AUTH") say(line === `AUTH PLAIN ${expected}` ? "235 ok" : "535 5.7.8 wrong");
    else if (verb === "RCPT") {
      to = /<([^>]*)>/.exec(line)?.[1] ?? "";
      if (how === "refuse the address") say(`550 5.1.1 <${to}> no such user`);
      else say(how === "not now" ? `451 4.3.0 <${to}> try later` : "250 ok");
    } else if (verb === "DATA") {
      text = "";
      say("354 go on");
    } else say(verb === "QUIT" ? "221 bye" : "250 ok");
  }
}
