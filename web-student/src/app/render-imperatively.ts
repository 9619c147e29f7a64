import { unstableSetRender } from "antd-mobile";
import { createRoot } from "react-dom/client";

/** Lets Toast and Dialog of antd-mobile render; without this they silently do nothing under React 19. */
export function letImperativeRender(): void {
  unstableSetRender((node, container) => {
    const root = createRoot(container);
    root.render(node);
    return async () => {
      await Promise.resolve();
      root.unmount();
    };
  });
}
