import { Component, type ReactNode } from "react";

/** Instead of a blank page: when a part of the app cannot be fetched (a lost network, a newer release) or fails. */
export class Fallback extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="notice">
        <h2>页面加载失败</h2>
        <p>网络不稳定或系统已更新，请重新加载页面。</p>
        <button type="button" className="link-button" onClick={() => location.reload()}>
          重新加载
        </button>
      </main>
    );
  }
}
