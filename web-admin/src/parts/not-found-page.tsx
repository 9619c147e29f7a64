import { MessagePage } from "@gd/web-kit/desk";

/** An address this app does not have. */
export function NotFoundPage() {
  return <MessagePage title="页面不存在" text="请检查地址是否正确，或从左侧菜单进入相应功能。" />;
}
