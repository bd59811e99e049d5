import { randomBytes, randomInt } from "node:crypto";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";
import { hashToken } from "@/lib/tokens/formats.ts";
import { askedBy } from "../asked.ts";
import { type Client, clientColumn } from "../client.ts";
import { OauthError } from "../oauth-error.ts";
import {
  DEVICE_CODE_LIFE_SECONDS,
  POLL_INTERVAL_SECONDS,
  shownUserCode,
  USER_CODE_LENGTH,
  USER_CODE_LETTERS,
} from "./rules.ts";

/** 40 hex digits. */
const DEVICE_CODE_BYTES = 20;

/** In the fields of the wire format. */
export type DeviceAnswer = {
  device_code: string;
  user_code: string;
  verification_uri: string;
  expires_in: number;
  interval: number;
};

/** Begins a sign-in on a device. @throws OauthError for a client that has not switched it on, or was stopped */
export async function issueDeviceCode({
  client,
  scope,
}: {
  client: Client;
  scope: string | null;
}): Promise<DeviceAnswer> {
  if (!client.deviceFlow) throw new OauthError("device_flow_disabled");
  if (client.suspendedAt) throw new OauthError("application_suspended");
  const deviceCode = randomBytes(DEVICE_CODE_BYTES).toString("hex");
  const userCode = newUserCode();
  const now = clock.now();
  await transaction(async (tx) => {
    await tx.deviceCode.deleteMany({ where: { expiresAt: { lt: longGone(now) } } });
    await tx.deviceCode.create({
      data: {
        hash: hashToken(deviceCode),
        userCodeHash: hashToken(userCode),
        ...clientColumn(client),
        scopes: [...askedBy(client, scope).scopes],
        interval: POLL_INTERVAL_SECONDS,
        createdAt: now,
        expiresAt: new Date(now.getTime() + DEVICE_CODE_LIFE_SECONDS * 1000),
      },
    });
  });
  return {
    device_code: deviceCode,
    user_code: shownUserCode(userCode),
    verification_uri: htmlUrl("/login/device"),
    expires_in: DEVICE_CODE_LIFE_SECONDS,
    interval: POLL_INTERVAL_SECONDS,
  };
}

const newUserCode = (): string =>
  Array.from({ length: USER_CODE_LENGTH }, () => USER_CODE_LETTERS.charAt(randomInt(USER_CODE_LETTERS.length))).join(
    "",
  );

/** An expired code is known for a day, so that a device that goes on asking hears why it gets nothing. */
const longGone = (now: Date): Date => new Date(now.getTime() - 24 * 3600_000);
