import { vi } from "vitest";

type PutAnswer = { status: number; body: unknown };

/** Takes the place of XMLHttpRequest: answers each PUT by its address; addresses are written down. */
export function servePuts(answer: (address: string) => PutAnswer | Promise<PutAnswer>): string[] {
  const put: string[] = [];
  class Request {
    status = 0;
    response: unknown = null;
    responseType = "";
    timeout = 0;
    readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
    onload?: () => void;
    onabort?: () => void;
    #address = "";
    open(_method: string, address: string) {
      this.#address = address;
    }
    setRequestHeader() {}
    abort() {
      this.onabort?.();
    }
    async send() {
      put.push(this.#address);
      this.upload.onprogress?.({ loaded: 1, total: 2 });
      const { status, body } = await answer(this.#address);
      this.status = status;
      this.response = body;
      this.onload?.();
    }
  }
  vi.stubGlobal("XMLHttpRequest", Request);
  return put;
}
