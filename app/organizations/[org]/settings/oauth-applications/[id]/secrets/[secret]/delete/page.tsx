export { default, metadata } from "@/app/settings/oauth-applications/[id]/secrets/[secret]/delete/page.tsx";
