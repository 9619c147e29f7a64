import { isFoundBy } from "../../catalogue-form.js";

interface Choice {
  label?: unknown;
  pinyin?: string;
}

/** For a Select whose options bear their 拼音: searched by characters and by 拼音; a group is found by what is in it. */
export const SEARCH_BY_PINYIN = {
  filterOption: (typed: string, choice?: Choice): boolean =>
    choice?.pinyin !== undefined && isFoundBy({ label: String(choice.label), pinyin: choice.pinyin }, typed),
};
