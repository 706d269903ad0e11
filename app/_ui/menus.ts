import type { IconName } from "@/app/_ui/icon";
import { opens, type Room } from "@/lib/auth/doors";
import type { Right } from "@/lib/auth/rights";

/** `word` is a key of messages `ui.menu`; `exact`: not the present one on the pages below it; `also`: present there too. */
export type MenuItem = { href: string; word: MenuWord; exact?: boolean; also?: string };
export type StaffMenuItem = MenuItem & { icon: IconName };

export type MenuWord =
  | "start"
  | "cards"
  | "progress"
  | "home"
  | "applications"
  | "profile"
  | "activity"
  | "today"
  | "queue"
  | "customers"
  | "ownActivity"
  | "security"
  | "shortcuts"
  | "system"
  | "staff"
  | "accounts"
  | "signIns"
  | "approvals"
  | "rules"
  | "models"
  | "monitoring"
  | "backups"
  | "log"
  | "sessions";

export const visitorMenu: MenuItem[] = [
  { href: "/", word: "start", exact: true },
  { href: "/cards", word: "cards" },
  { href: "/applications", word: "progress" },
];

export const customerMenu: MenuItem[] = [
  { href: "/home", word: "home" },
  { href: "/applications", word: "applications", also: "/apply" },
  { href: "/cards", word: "cards" },
  { href: "/profile", word: "profile" },
  { href: "/activity", word: "activity" },
];

type Place = "work" | "admin";
const rooms: Record<Place, Room> = { work: "MANAGER", admin: "ADMIN" };

export const staffOpens = (place: Place, page: string, rights: ReadonlySet<Right>) => opens(rooms[place], page, rights);

/** The groups of a staff menu with what these rights open, and with what everybody has; a line stands between them. */
export const menuFor = (place: Place, rights: ReadonlySet<Right>): StaffMenuItem[][] =>
  staffMenus[place]
    .map((group) => group.filter(({ href }) => !href.startsWith(`/${place}`) || staffOpens(place, href, rights)))
    .filter((group) => group.length > 0);

const staffMenus: Record<Place, StaffMenuItem[][]> = {
  work: [
    [
      { href: "/work", word: "today", icon: "home", exact: true },
      { href: "/work/queue", word: "queue", icon: "queue" },
      { href: "/work/customers", word: "customers", icon: "person" },
    ],
    [
      { href: "/work/models", word: "models", icon: "chart" },
      { href: "/work/monitoring", word: "monitoring", icon: "pulse" },
      { href: "/work/rules", word: "rules", icon: "paper" },
      { href: "/work/approvals", word: "approvals", icon: "signature" },
    ],
    [
      { href: "/work/activity", word: "ownActivity", icon: "list" },
      { href: "/security", word: "security", icon: "shield" },
      { href: "/work/shortcuts", word: "shortcuts", icon: "keys" },
    ],
  ],
  admin: [
    [{ href: "/admin", word: "system", icon: "pulse", exact: true }],
    [
      { href: "/admin/staff", word: "staff", icon: "people" },
      { href: "/admin/customers", word: "accounts", icon: "person" },
      { href: "/admin/sign-ins", word: "signIns", icon: "signIn" },
      { href: "/admin/sessions", word: "sessions", icon: "clock" },
    ],
    [
      { href: "/admin/approvals", word: "approvals", icon: "signature" },
      { href: "/admin/log", word: "log", icon: "chain" },
      { href: "/admin/backups", word: "backups", icon: "download" },
    ],
    [
      { href: "/admin/activity", word: "ownActivity", icon: "list" },
      { href: "/security", word: "security", icon: "shield" },
    ],
  ],
};
