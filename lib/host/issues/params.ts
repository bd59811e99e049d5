import { z } from "zod";
import { idParam } from "@/lib/api/id-param.ts";

export const issueParams = z.object({ issue_number: idParam });
