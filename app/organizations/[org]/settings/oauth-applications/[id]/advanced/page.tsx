export { default, metadata } from "@/app/settings/oauth-applications/[id]/advanced/page.tsx";
