import { StaffActivity } from "@/app/_ui/staff-activity";
import { requireRole } from "@/lib/auth/require-role";

export default async function ActivityPage({ searchParams }: PageProps<"/admin/activity">) {
  const admin = await requireRole("ADMIN");
  return <StaffActivity staff={admin} place="/admin/activity" query={await searchParams} />;
}
