export { default, metadata } from "@/app/settings/oauth-applications/[id]/secrets/page.tsx";
