import { textParam } from "@gd/web-kit";
import { textFilter } from "@gd/web-kit/desk";

/** Typed: a part of what a column shows. `name`: in the address. */
export function partFilter(label: string, name: string) {
  return textFilter(textParam({ name }), { label, placeholder: "部分文字", width: 132, maxLength: 100 });
}
