import { refuseField } from "./refuse.ts";
import type { Consent } from "./schemas.ts";

/** Nobody agrees to what they have not seen.
 *  @throws 422 for another version than the newest, and without the confirmation that its reach asks for */
export function requireConsent(
  { version, confirmed }: Consent,
  { newest, mustConfirm }: { newest: number; mustConfirm: boolean },
): void {
  if (version !== newest)
    throw refuseField(
      "version",
      "What the integration asks for changed while you were reading. Look at it again before you agree.",
      "invalid",
    );
  if (mustConfirm && !confirmed)
    throw refuseField(
      "confirmed",
      "Confirm that it may change code, automation or access, or leave things as they are.",
      "missing_field",
    );
}
