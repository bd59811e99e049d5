import type { StatusState } from "@/generated/prisma/client.ts";

/** Statuses of one context on one commit. Source: public documentation of the operation. */
export const STATUSES_PER_CONTEXT_MAX = 1000;

/** What several contexts amount to: one that went wrong spoils all, and nothing said yet is pending. */
export function combinedState(states: readonly StatusState[]): "failure" | "pending" | "success" {
  if (states.some((state) => state === "error" || state === "failure")) return "failure";
  return states.length === 0 || states.includes("pending") ? "pending" : "success";
}
