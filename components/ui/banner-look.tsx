import { AlertIcon, CheckCircleIcon, InfoIcon, StopIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";

export type BannerTone = "info" | "success" | "warning" | "danger";

/** How each tone looks, and the word that says it to those who do not see it. */
export const BANNER_LOOKS = {
  info: { box: "border-accent-line bg-accent-subtle", icon: <InfoIcon />, ink: "text-accent", word: "Note" },
  success: {
    box: "border-success-line bg-success-subtle",
    icon: <CheckCircleIcon />,
    ink: "text-success",
    word: "Success",
  },
  warning: { box: "border-warning-line bg-warning-subtle", icon: <AlertIcon />, ink: "text-warning", word: "Warning" },
  danger: { box: "border-danger-line bg-danger-subtle", icon: <StopIcon />, ink: "text-danger", word: "Problem" },
} as const satisfies Record<BannerTone, { box: string; icon: ReactNode; ink: string; word: string }>;
