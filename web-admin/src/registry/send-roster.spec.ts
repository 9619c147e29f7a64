import { describe, expect, it } from "vitest";
import { readAnswer } from "./send-roster.js";

describe("the answer to a roster file", () => {
  it("is the upload's id", () => {
    expect(readAnswer(202, '{"id":"019a"}')).toEqual({ id: "019a" });
  });

  it("is the server's own sentence where it refuses", () => {
    const refused = '{"code":"ROSTER_BUSY","message":"本校已有名单正在处理，请稍后再试"}';
    expect(readAnswer(409, refused)).toEqual({ problem: "本校已有名单正在处理，请稍后再试" });
  });

  it("is a sentence of ours where a proxy answers, or the session has ended", () => {
    expect(readAnswer(502, "<html>Bad Gateway</html>")).toEqual({
      problem: "文件上传未成功，请稍后重试。",
    });
    expect(readAnswer(401, "{}")).toEqual({ problem: "登录已失效，请重新登录后再次上传。" });
  });
});
