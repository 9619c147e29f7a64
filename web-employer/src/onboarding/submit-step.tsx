import { Alert, Button, Card } from "antd";
import type { Missing } from "./verification-values.js";

/** What is still missing, each with the way to it; else that all is there. */
export function SubmitStep({ missing, onGo }: { missing: readonly Missing[]; onGo: (step: number) => void }) {
  return (
    <Card>
      {missing.length === 0 ? (
        <Alert
          type="success"
          showIcon
          title="内容和材料已齐全"
          description="提交后由平台客服审核，审核期间可以撤回修改。请确认所填内容与证照、授权书一致。"
        />
      ) : (
        <Alert
          type="warning"
          showIcon
          title={`还缺少 ${missing.length} 项`}
          description={
            <ul className="onboarding-missing">
              {missing.map(({ step, label }) => (
                <li key={`${step} ${label}`}>
                  {label}
                  <Button type="link" size="small" onClick={() => onGo(step)}>
                    去填写
                  </Button>
                </li>
              ))}
            </ul>
          }
        />
      )}
    </Card>
  );
}
