export { default, metadata } from "@/app/settings/oauth-applications/[id]/page.tsx";
