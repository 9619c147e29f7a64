import { useEffect } from "react";
import { PlainLoading } from "../early/plain-notice.js";
import { MessagePage } from "./message-page.js";

/** At the address of a document after the sign-in that stood there first: the browser fetches the document itself now. */
export function DocumentAgain() {
  useEffect(() => location.reload(), []);
  return <PlainLoading />;
}

/** At the address of a file after a sign-in, since addresses of files hold only in the session they were given to. */
export function FileExpired() {
  return (
    <MessagePage
      title="文件地址已失效"
      text="文件地址仅在本次登录期间有效，请从记录的详情页重新打开该文件。"
    />
  );
}
