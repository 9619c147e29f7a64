import { gql } from "@apollo/client";
import { expect, it, vi } from "vitest";
import { createPlatformClient } from "./client.js";

const DOCUMENT = gql`query Document { document }`;

const answer = (document: string | null) =>
  new Response(JSON.stringify({ data: { document } }), { headers: { "content-type": "application/json" } });

it("reads again after a hint though the same reading is under way, and shows the later answer", async () => {
  const sent: ((response: Response) => void)[] = [];
  vi.stubGlobal("fetch", () => new Promise<Response>((resolve) => sent.push(resolve)));
  const { client } = createPlatformClient("employer");
  const shown: unknown[] = [];
  client.watchQuery<{ document: string | null }>({ query: DOCUMENT }).subscribe(({ data }) => {
    if (data) shown.push(data.document);
  });
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  const again = client.refetchQueries({ include: "active" });
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  // The first was read before the change that the hint tells of.
  sent[0]?.(answer(null));
  sent[1]?.(answer("agreement.pdf"));
  await again;
  expect(shown.at(-1)).toBe("agreement.pdf");
});
