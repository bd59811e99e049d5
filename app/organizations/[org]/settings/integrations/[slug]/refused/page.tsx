export { default, generateMetadata } from "@/app/settings/integrations/[slug]/refused/page.tsx";
