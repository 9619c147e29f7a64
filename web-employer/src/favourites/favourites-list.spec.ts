import { problemsOfList } from "@gd/web-kit/desk/testing";
import { describe, expect, it } from "vitest";
import { favouritesList } from "./favourites-list.js";

describe("学生收藏夹 (F-20)", () => {
  it("is narrowed by a name, which comes through the address to the server but shows itself to none on the way", () => {
    expect(problemsOfList(favouritesList(true, false), { name: "阿依古丽·买买提" })).toEqual([]);
  });

  it("says what to do while it is empty, and something else when the name is not in it", () => {
    const { empty } = favouritesList(true, false);
    expect(empty(false)).toContain("添加学生");
    expect(empty(true)).toBe("收藏夹中没有该姓名的学生");
  });
});
