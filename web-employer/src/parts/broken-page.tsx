import { Button, Result } from "antd";

/** In place of a page that could not be shown: a part of the program did not arrive, or failed. */
export function BrokenPage() {
  return (
    <Result
      className="whole-page"
      status="warning"
      title="页面未能正常显示"
      subTitle="可能是网络中断或平台刚刚更新，请重新加载页面。"
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          重新加载
        </Button>
      }
    />
  );
}
