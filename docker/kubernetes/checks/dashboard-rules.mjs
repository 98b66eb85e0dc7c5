// The queries of the dashboard as recording rules, for promtool, which knows PromQL.
import { readFileSync } from "node:fs";

const dashboard = JSON.parse(readFileSync(new URL("../../monitoring/grafana-dashboard.json", import.meta.url), "utf8"));
const rules = dashboard.panels.flatMap((panel) =>
  (panel.targets ?? []).map((target) => ({
    record: "dashboard:query",
    labels: { panel: panel.title, query: target.refId },
    expr: target.expr.replaceAll("$__rate_interval", "5m").replaceAll(/\$(namespace|instance)/g, ".*"),
  })),
);
// JSON is YAML.
console.log(JSON.stringify({ groups: [{ name: "dashboard", rules }] }));
