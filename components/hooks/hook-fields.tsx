import { Link } from "@/components/ui/link.tsx";

export const CONTENT_TYPES = [
  { value: "json", label: "application/json" },
  { value: "form", label: "application/x-www-form-urlencoded" },
];

export const CERTIFICATES = [
  { value: "0", label: "Check (recommended)" },
  { value: "1", label: "Do not check" },
];

export const EVENTS_HINT = (
  <>
    Names separated by spaces, or * for everything. <Link href="/docs/webhooks">All events</Link>
  </>
);
