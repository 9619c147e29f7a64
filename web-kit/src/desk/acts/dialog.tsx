import { App, Modal, type ModalFuncProps, type ModalProps } from "antd";
import { useMemo } from "react";
import { openLayer, useLayer } from "../../layers.js";

type Modals = ReturnType<typeof App.useApp>["modal"];

interface DialogProps extends Omit<ModalProps, "onCancel"> {
  onCancel: () => void;
}

/** antd's dialog, which going back closes; every dialog of a desk that can be closed is one. */
export function Dialog({ open = false, onCancel, ...props }: DialogProps) {
  useLayer(open, onCancel);
  return <Modal {...props} open={open} onCancel={onCancel} />;
}

/** antd's questions and notices, which going back closes; going back is a no. */
export function useModal(): Pick<Modals, "confirm" | "success" | "warning"> {
  const { modal } = App.useApp();
  return useMemo(
    () => ({
      confirm: (question) => layered(modal.confirm, question),
      success: (notice) => layered(modal.success, notice),
      warning: (notice) => layered(modal.warning, notice),
    }),
    [modal],
  );
}

function layered(show: Modals["confirm"], props: ModalFuncProps): ReturnType<Modals["confirm"]> {
  const dialog = show({
    ...props,
    afterClose: () => {
      gone();
      props.afterClose?.();
    },
  });
  const gone = openLayer(() => dialog.destroy());
  return dialog;
}
