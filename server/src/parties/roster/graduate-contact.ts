import type { KeyRing } from "../../database/sealed.js";
import type { Graduate } from "./graduate.entity.js";

/** Where a notice beside the message in the app goes: an SMS, or of who has no mainland mobile a mail (P-12). */
export function contactOfGraduate(
  keys: KeyRing,
  { mobileSealed, emailSealed }: Pick<Graduate, "mobileSealed" | "emailSealed">,
): string | null {
  if (mobileSealed) return keys.open("graduate.mobile_sealed", mobileSealed);
  return emailSealed && keys.open("graduate.email_sealed", emailSealed);
}
