export { default, metadata } from "@/app/settings/oauth-applications/new/page.tsx";
