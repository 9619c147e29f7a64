import { MessagePage } from "@gd/web-kit/desk";

/** Shown for addresses that do not exist, and for records unknown to the viewer (P-07). */
export function NotFoundPage({ title = "页面不存在" }: { title?: string }) {
  return <MessagePage status="404" title={title} text="请核对访问地址，或返回工作台重新查询。" />;
}
