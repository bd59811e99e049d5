export { default, metadata } from "@/app/settings/installations/page.tsx";
