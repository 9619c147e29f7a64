import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HttpOrganisationRegister } from "./http-register.js";

const USCC = "91530102MAYYY8015G";

let server: Server;
let url: string;
let answers: { status: number; body: string }[] = [];
let asked: { uscc: string | null; token: string | undefined }[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? "", "http://register");
    asked.push({ uscc: searchParams.get("uscc"), token: request.headers.authorization });
    const { status, body } = answers.shift() ?? { status: 200, body: '{"organisation":null}' };
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  url = `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}/organisations`;
});
beforeEach(() => {
  answers = [];
  asked = [];
});
afterAll(() => void server.close());

const find = () =>
  new HttpOrganisationRegister({ url, token: "t0ken" }).find(USCC, AbortSignal.timeout(2_000));
const says = (organisation: unknown, status = 200) => ({ status, body: JSON.stringify({ organisation }) });

describe("F-70: the register of organisations over HTTPS", () => {
  it("asks by code with the token, and takes what it needs", async () => {
    answers = [
      says({
        name: " 某公司 ",
        legalForm: "有限责任公司",
        status: "存续",
        address: "某路1号",
        division: "530102",
        more: 1,
      }),
    ];
    expect(await find()).toEqual({
      uscc: USCC,
      name: "某公司",
      legalForm: "有限责任公司",
      status: "存续",
      address: "某路1号",
      division: "530102",
    });
    expect(asked).toEqual([{ uscc: USCC, token: "Bearer t0ken" }]);
  });

  it("none of this code; what it does not say; what cannot be", async () => {
    answers = [says(null), says({ name: "某公司", status: "在业", division: "昆明" })];
    expect(await find()).toBeNull();
    expect(await find()).toMatchObject({ legalForm: null, address: null, division: null });
  });

  it("one failure is tried again, two are one", async () => {
    answers = [says(null, 503), says(null)];
    expect(await find()).toBeNull();
    answers = [says(null, 500), says(null, 502)];
    await expect(find()).rejects.toThrow("502");
  });

  it.each([
    ["a page", "<html>"],
    ["another shape", '{"name":"某公司"}'],
    ["a novel", JSON.stringify({ organisation: { name: "某".repeat(101), status: "存续" } })],
  ])("garbage is no answer: %s", async (_name, body) => {
    answers = [{ status: 200, body }];
    await expect(find()).rejects.toThrow("garbage");
  });
});
