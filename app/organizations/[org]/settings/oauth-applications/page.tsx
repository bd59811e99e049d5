export { default, metadata } from "@/app/settings/oauth-applications/page.tsx";
