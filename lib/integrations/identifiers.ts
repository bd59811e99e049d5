import { randomBytes } from "node:crypto";

/** A client id in the form that clients know, `Iv1.` and 16 hex digits. Source: wire facts §1.1. */
export const generateClientId = (): string => `Iv1.${randomBytes(8).toString("hex")}`;

/** 160 bits in 40 hex digits. */
export const newClientSecret = (): string => randomBytes(20).toString("hex");

/** What a hook's secret is sealed for, so that it opens in its own row only. */
export const hookSecretPlace = (hookId: number): string => `hook:${hookId}`;
