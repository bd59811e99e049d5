import { clock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import { countWindow } from "@/lib/platform/count-window.ts";
import type { Client } from "./client.ts";
import { OauthError } from "./oauth-error.ts";
import { HOUR_MS, TOKEN_REQUESTS_PER_HOUR_MAX } from "./rules.ts";

const requests = countWindow("token-requests", HOUR_MS / 1000);

/** @throws OauthError with status 429 when a client asks for tokens too often (wire facts §1.9) */
export function countTokenRequest({ clientId }: Pick<Client, "clientId">): void {
  if (config().rateLimits !== "documented") return;
  const { used, endsAt } = requests.add(clientId);
  if (used <= TOKEN_REQUESTS_PER_HOUR_MAX) return;
  const seconds = Math.ceil((endsAt - clock.now().getTime()) / 1000);
  throw new OauthError("slow_down", { status: 429, headers: { "retry-after": String(seconds) } });
}
