// The first that runs: small, because everything that can be under way meanwhile begins here.
import "@gd/web-kit/old-browsers";
import { askFirst } from "@gd/web-kit/first-answers";
import viewer from "./gql/graphql.ts?question=GraduateViewerDocument";
import records from "./gql/graphql.ts?question=MyRecordsDocument";
import options from "./gql/graphql.ts?question=NewRecordOptionsDocument";
import { hasSignedInHere } from "./office/signed-in-here.js";

const LONGEST_WAIT_MS = 200;

askFirst("student", viewer);
if (location.pathname === "/student/" && hasSignedInHere()) {
  askFirst("student", records);
  askFirst("student", options);
}
start().catch(sayThatItFailed);

/** In steps, each a task of its own: a phone that evaluates all at once answers no finger meanwhile. */
async function start(): Promise<void> {
  await painted();
  await import("react-dom/client");
  await import("./app/platform.js");
  await import("./app/show-app.js");
}

/** Waits until what index.html shows is on the screen, because evaluating would keep it off; a hidden page paints nothing. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, LONGEST_WAIT_MS);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

/** Before there is anything to say it with: no network, or a release that took these files away. */
function sayThatItFailed(): void {
  const root = document.getElementById("root");
  if (!root) return;
  const title = document.createElement("h1");
  title.textContent = "页面加载失败";
  const text = document.createElement("p");
  text.textContent = "网络不稳定或系统已更新，请检查网络连接后重新加载。";
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "重新加载";
  button.addEventListener("click", () => location.reload());
  const notice = document.createElement("main");
  notice.className = "start-failed";
  notice.append(title, text, button);
  root.replaceChildren(notice);
}
