export { default, generateMetadata } from "@/app/settings/integrations/[slug]/deliveries/[delivery]/page.tsx";
