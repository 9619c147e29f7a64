// @vitest-environment happy-dom
import { serve } from "@gd/web-kit/testing";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { press, pressSoon, refused, showApp } from "../../test/show-app.js";
import { servePuts } from "../../test/xhr.js";
import { PictureUploader } from "./picture-uploader.js";

const upload = (id: string, more: object = {}) => ({
  __typename: "Upload",
  id,
  purpose: "AGREEMENT_SCAN",
  purposeLabel: "协议书",
  fileName: `${id}.jpg`,
  state: "COMPLETE",
  kind: "JPEG",
  bytes: 10,
  width: 10,
  height: 10,
  warnings: [],
  url: `/${id}`,
  thumbnailUrl: `/${id}-small`,
  originalUrl: `/${id}-original`,
  ...more,
});

interface Slot {
  input: { id: string; fileName: string };
}

/** A record's files at the server, as begun, put and removed. */
function world(start: readonly ReturnType<typeof upload>[] = [], status = () => 200) {
  let files = [...start];
  const waiting = new Map<string, string>();
  const served = serve({
    RecordUploads: () => ({ recordUploads: files }),
    BeginFile: (variables) => {
      const { id, fileName } = (variables as unknown as Slot).input;
      if (fileName === "full.jpg") return { beginUpload: refused("最多上传 20 个文件") };
      waiting.set(`/put/${id}`, id);
      const found = upload(id, { state: "WAITING", fileName });
      return {
        beginUpload: { __typename: "UploadSlot", putUrl: `/put/${id}`, alreadyDone: false, upload: found },
      };
    },
    RemoveFile: ({ id }) => {
      files = files.filter((file) => file.id !== id);
      return { removeUpload: { __typename: "UploadsChanged", uploads: files } };
    },
    OrderUploads: ({ ids }) => {
      files = (ids as string[]).flatMap((id) => files.filter((file) => file.id === id));
      return { orderUploads: { __typename: "UploadsChanged", uploads: files } };
    },
  });
  const put = servePuts((address) => {
    const answer = status();
    if (answer !== 200) return { status: answer, body: { code: "FILE_KIND", message: "该文件不是图片" } };
    const done = upload(waiting.get(address) ?? "");
    files = [...files, done];
    return { status: 200, body: { upload: done } };
  });
  return { served, put };
}

const changes: { ids: string[]; busy: boolean }[] = [];
const onChange = (ids: string[], busy: boolean) => void changes.push({ ids, busy });
const show = (most?: number) =>
  showApp(
    <PictureUploader
      recordId="7"
      purpose="AGREEMENT_SCAN"
      title="协议书"
      onChange={onChange}
      {...(most && { most })}
    />,
  );
const picture = (name: string, bytes = 10) => new File([new Uint8Array(bytes)], name);
const choose = (...files: File[]) =>
  fireEvent.change(screen.getByLabelText("从相册或文件选择"), { target: { files } });
const counts = (text: string) =>
  waitFor(() => expect(screen.getByRole("status").textContent).toContain(text));

describe("the place for pictures", () => {
  it("sends what is chosen, and tells the form which can be submitted, in order", async () => {
    const { put } = world([upload("a")]);
    show();
    await counts("已上传 1 页");
    choose(picture("b.jpg"), picture("c.jpg"));
    await counts("已上传 3 页（");
    expect(put).toHaveLength(2);
    expect(changes.at(-1)).toMatchObject({ busy: false });
    expect(changes.at(-1)?.ids).toHaveLength(3);
    expect(changes.some(({ busy }) => busy)).toBe(true);
  });

  it("says in words what was refused, before and after it was sent, and lets it be removed", async () => {
    const { served } = world([], () => 415);
    show();
    await counts("已上传 0 页");
    choose(picture("empty.jpg", 0));
    expect(await screen.findByText("「empty.jpg」文件为空，请重新选择文件")).toBeDefined();
    expect(served.of("BeginFile")).toEqual([]);
    press("移除");
    await waitFor(() => expect(screen.queryByText(/empty.jpg/)).toBeNull());
    choose(picture("full.jpg"), picture("text.jpg"));
    expect(await screen.findByText("「full.jpg」最多上传 20 个文件")).toBeDefined();
    expect(await screen.findByText("「text.jpg」该文件不是图片")).toBeDefined();
    expect(changes.at(-1)).toEqual({ ids: [], busy: false });
  });

  it("takes no more than its place has room for", async () => {
    const { put } = world([upload("a")]);
    show(2);
    await counts("已上传 1 页");
    choose(picture("b.jpg"), picture("c.jpg"));
    await counts("已上传 2 页（");
    expect(put).toHaveLength(1);
    expect(screen.getByLabelText<HTMLInputElement>("从相册或文件选择").disabled).toBe(true);
  });

  it("puts a page before its neighbour, and asks before it removes one", async () => {
    const { served } = world([upload("a"), upload("b", { kind: "PDF", thumbnailUrl: null })]);
    show();
    fireEvent.click(await screen.findByLabelText("第 2 页 b.jpg，查看或调整"));
    press("前移");
    await screen.findByLabelText("第 1 页 b.jpg，查看或调整");
    expect(served.of("OrderUploads")[0]?.ids).toEqual(["b", "a"]);
    press("移除");
    await screen.findByText("确定移除第 1 页？");
    const [, sure] = screen.getAllByText("移除");
    fireEvent.click(sure?.closest("button") ?? document.body);
    await counts("已上传 1 页");
    expect(served.of("RemoveFile")).toEqual([{ id: "b" }]);
  });

  it("names what was broken off in an earlier visit, and what is hard to read", async () => {
    const blurred = { __typename: "UploadWarning", code: "BLURRED", message: "图片较模糊" };
    world([upload("a", { warnings: [blurred] }), upload("b", { state: "WAITING" })]);
    show();
    expect(await screen.findByText("第 1 页：图片较模糊。")).toBeDefined();
    expect(screen.getByText("「b.jpg」上传中断，请移除后重新选择。")).toBeDefined();
    await pressSoon("移除");
    await waitFor(() => expect(screen.queryByText(/上传中断/)).toBeNull());
    expect(changes.at(-1)?.ids).toEqual(["a"]);
  });
});
