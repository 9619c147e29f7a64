import { Button, Result } from "antd";
import { Link } from "react-router";
import { usePageTitle } from "./page-title.js";

/** An address this app does not have. */
export function NotFoundPage() {
  usePageTitle("页面不存在");
  return (
    <div className="panel">
      <Result
        status="warning"
        title="页面不存在"
        subTitle="请检查地址是否正确，或从左侧菜单进入相应功能。"
        extra={
          <Link to="/">
            <Button type="primary">返回首页</Button>
          </Link>
        }
      />
    </div>
  );
}
