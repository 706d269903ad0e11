import account from "@/lib/messages/zh-CN/account.json" with { type: "json" };
import activity from "@/lib/messages/zh-CN/activity.json" with { type: "json" };
import admin from "@/lib/messages/zh-CN/admin.json" with { type: "json" };
import advice from "@/lib/messages/zh-CN/advice.json" with { type: "json" };
import applications from "@/lib/messages/zh-CN/applications.json" with { type: "json" };
import apply from "@/lib/messages/zh-CN/apply.json" with { type: "json" };
import approvals from "@/lib/messages/zh-CN/approvals.json" with { type: "json" };
import auth from "@/lib/messages/zh-CN/auth.json" with { type: "json" };
import backups from "@/lib/messages/zh-CN/backups.json" with { type: "json" };
import border from "@/lib/messages/zh-CN/border.json" with { type: "json" };
import customers from "@/lib/messages/zh-CN/customers.json" with { type: "json" };
import demo from "@/lib/messages/zh-CN/demo.json" with { type: "json" };
import documents from "@/lib/messages/zh-CN/documents.json" with { type: "json" };
import errors from "@/lib/messages/zh-CN/errors.json" with { type: "json" };
import exporting from "@/lib/messages/zh-CN/exporting.json" with { type: "json" };
import fields from "@/lib/messages/zh-CN/fields.json" with { type: "json" };
import help from "@/lib/messages/zh-CN/help.json" with { type: "json" };
import home from "@/lib/messages/zh-CN/home.json" with { type: "json" };
import legal from "@/lib/messages/zh-CN/legal.json" with { type: "json" };
import log from "@/lib/messages/zh-CN/log.json" with { type: "json" };
import mail from "@/lib/messages/zh-CN/mail.json" with { type: "json" };
import manager from "@/lib/messages/zh-CN/manager.json" with { type: "json" };
import models from "@/lib/messages/zh-CN/models.json" with { type: "json" };
import monitoring from "@/lib/messages/zh-CN/monitoring.json" with { type: "json" };
import notices from "@/lib/messages/zh-CN/notices.json" with { type: "json" };
import operationLog from "@/lib/messages/zh-CN/operationLog.json" with { type: "json" };
import problems from "@/lib/messages/zh-CN/problems.json" with { type: "json" };
import products from "@/lib/messages/zh-CN/products.json" with { type: "json" };
import profile from "@/lib/messages/zh-CN/profile.json" with { type: "json" };
import queue from "@/lib/messages/zh-CN/queue.json" with { type: "json" };
import reasons from "@/lib/messages/zh-CN/reasons.json" with { type: "json" };
import refusals from "@/lib/messages/zh-CN/refusals.json" with { type: "json" };
import reveals from "@/lib/messages/zh-CN/reveals.json" with { type: "json" };
import review from "@/lib/messages/zh-CN/review.json" with { type: "json" };
import rules from "@/lib/messages/zh-CN/rules.json" with { type: "json" };
import security from "@/lib/messages/zh-CN/security.json" with { type: "json" };
import shortcuts from "@/lib/messages/zh-CN/shortcuts.json" with { type: "json" };
import signIns from "@/lib/messages/zh-CN/signIns.json" with { type: "json" };
import staff from "@/lib/messages/zh-CN/staff.json" with { type: "json" };
import system from "@/lib/messages/zh-CN/system.json" with { type: "json" };
import ui from "@/lib/messages/zh-CN/ui.json" with { type: "json" };

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
