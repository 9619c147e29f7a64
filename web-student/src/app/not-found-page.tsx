import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";

/** An address that is none of this app's. */
export function NotFoundPage() {
  return (
    <Page title="页面不存在" back="/">
      <Notice
        title="页面不存在"
        text="您访问的页面不存在或已变更，请核对网址，或返回首页查看。"
        link={{ to: "/", text: "返回首页" }}
      />
    </Page>
  );
}
