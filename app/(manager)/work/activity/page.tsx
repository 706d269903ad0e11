import { StaffActivity } from "@/app/_ui/staff-activity";
import { requireRole } from "@/lib/auth/require-role";

export default async function ActivityPage({ searchParams }: PageProps<"/work/activity">) {
  const manager = await requireRole("MANAGER");
  return <StaffActivity staff={manager} place="/work/activity" query={await searchParams} />;
}
