import account from "@/lib/messages/en/account.json" with { type: "json" };
import activity from "@/lib/messages/en/activity.json" with { type: "json" };
import admin from "@/lib/messages/en/admin.json" with { type: "json" };
import advice from "@/lib/messages/en/advice.json" with { type: "json" };
import applications from "@/lib/messages/en/applications.json" with { type: "json" };
import apply from "@/lib/messages/en/apply.json" with { type: "json" };
import approvals from "@/lib/messages/en/approvals.json" with { type: "json" };
import auth from "@/lib/messages/en/auth.json" with { type: "json" };
import backups from "@/lib/messages/en/backups.json" with { type: "json" };
import border from "@/lib/messages/en/border.json" with { type: "json" };
import customers from "@/lib/messages/en/customers.json" with { type: "json" };
import demo from "@/lib/messages/en/demo.json" with { type: "json" };
import documents from "@/lib/messages/en/documents.json" with { type: "json" };
import errors from "@/lib/messages/en/errors.json" with { type: "json" };
import exporting from "@/lib/messages/en/exporting.json" with { type: "json" };
import fields from "@/lib/messages/en/fields.json" with { type: "json" };
import help from "@/lib/messages/en/help.json" with { type: "json" };
import home from "@/lib/messages/en/home.json" with { type: "json" };
import legal from "@/lib/messages/en/legal.json" with { type: "json" };
import log from "@/lib/messages/en/log.json" with { type: "json" };
import mail from "@/lib/messages/en/mail.json" with { type: "json" };
import manager from "@/lib/messages/en/manager.json" with { type: "json" };
import models from "@/lib/messages/en/models.json" with { type: "json" };
import monitoring from "@/lib/messages/en/monitoring.json" with { type: "json" };
import notices from "@/lib/messages/en/notices.json" with { type: "json" };
import operationLog from "@/lib/messages/en/operationLog.json" with { type: "json" };
import problems from "@/lib/messages/en/problems.json" with { type: "json" };
import products from "@/lib/messages/en/products.json" with { type: "json" };
import profile from "@/lib/messages/en/profile.json" with { type: "json" };
import queue from "@/lib/messages/en/queue.json" with { type: "json" };
import reasons from "@/lib/messages/en/reasons.json" with { type: "json" };
import refusals from "@/lib/messages/en/refusals.json" with { type: "json" };
import reveals from "@/lib/messages/en/reveals.json" with { type: "json" };
import review from "@/lib/messages/en/review.json" with { type: "json" };
import rules from "@/lib/messages/en/rules.json" with { type: "json" };
import security from "@/lib/messages/en/security.json" with { type: "json" };
import shortcuts from "@/lib/messages/en/shortcuts.json" with { type: "json" };
import signIns from "@/lib/messages/en/signIns.json" with { type: "json" };
import staff from "@/lib/messages/en/staff.json" with { type: "json" };
import system from "@/lib/messages/en/system.json" with { type: "json" };
import ui from "@/lib/messages/en/ui.json" with { type: "json" };

const messages = {
  account,
  activity,
  admin,
  advice,
  applications,
  apply,
  approvals,
  auth,
  backups,
  border,
  customers,
  demo,
  documents,
  errors,
  exporting,
  fields,
  help,
  home,
  legal,
  log,
  mail,
  manager,
  models,
  monitoring,
  notices,
  operationLog,
  problems,
  products,
  profile,
  queue,
  reasons,
  refusals,
  reveals,
  review,
  rules,
  security,
  shortcuts,
  signIns,
  staff,
  system,
  ui,
};

export default messages;
