import { z } from "zod";
import { uuid } from "@/lib/forms/fields";

export const OneSessionSchema = z.object({ id: uuid() });
