import { Button, Result } from "antd";
import { Link } from "react-router";
import { usePageTitle } from "./use-page-title.js";

/** Shown for addresses that do not exist, and for records unknown to the viewer (P-07). */
export function NotFoundPage({ title = "页面不存在" }: { title?: string }) {
  usePageTitle(title);
  return (
    <Result
      status="404"
      title={title}
      subTitle="请核对访问地址，或返回工作台重新查找。"
      extra={
        <Link to="/">
          <Button type="primary">返回工作台</Button>
        </Link>
      }
    />
  );
}
