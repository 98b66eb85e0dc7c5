// What ../check says about the rendered manifests and about docker/monitoring.
//   node check.mjs FOLDER   where each file NAME.yaml holds what an overlay renders to
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, parseAllDocuments } from "yaml";
import { typeErrors, schemaErrors } from "./schema.mjs";
import { promqlErrors } from "./promql.mjs";

const docker = fileURLToPath(new URL("../..", import.meta.url));
const errors = [];

// ---- What must hold in every overlay

/** Variables that the manifests set and docker/.env.example, which is for one machine, does not list. */
const UNDOCUMENTED = [
  "KC_CACHE_EMBEDDED_NETWORK_BIND_ADDRESS",
  "KC_SPI_CACHE_EMBEDDED__DEFAULT__MACHINE_NAME",
  "KC_BOOTSTRAP_ADMIN_CLIENT_ID",
  "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET",
];

const matches = (selector, labels) =>
  Object.entries(selector ?? {}).every(([label, value]) => labels?.[label] === value);

const seconds = (duration) => Number(/^(\d+)s$/.exec(duration)?.[1] ?? NaN);

function documentedVariables() {
  const text = readFileSync(join(docker, ".env.example"), "utf8");
  return new Set([...text.matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map((match) => match[1]));
}

function checkOverlay(overlay, objects) {
  const all = (kind) => objects.filter((object) => object.kind === kind);
  const complain = (object, message) => errors.push(`${overlay}: ${object.kind} ${object.metadata.name}: ${message}`);
  const documented = documentedVariables();

  for (const secret of all("Secret")) {
    complain(secret, "secrets do not belong into the repository.");
  }

  // The pods of the service: those of the Deployment, or those that Keycloak's operator makes.
  const deployment = all("Deployment")[0];
  const keycloak = all("Keycloak")[0];
  const owner = deployment ?? keycloak;
  const template = deployment?.spec.template ?? keycloak.spec.unsupported.podTemplate;
  const labels = deployment
    ? template.metadata.labels
    : {
        app: "keycloak",
        "app.kubernetes.io/managed-by": "keycloak-operator",
        "app.kubernetes.io/instance": keycloak.metadata.name,
        "app.kubernetes.io/component": "server",
      };
  const container = template.spec.containers[0];
  const ports = container.ports.map((port) => port.containerPort);
  // The operator adds these.
  const podPorts = deployment ? ports : [...ports, 8443, 9000, 7800, 57800];

  for (const port of [8443, 50051, 9000, 7800, 57800]) {
    if (!podPorts.includes(port)) {
      complain(owner, `port ${port} is missing.`);
    }
  }

  for (const service of all("Service").filter((service) => matches(service.spec.selector, labels))) {
    for (const port of service.spec.ports) {
      const target =
        typeof port.targetPort === "string"
          ? container.ports.find((candidate) => candidate.name === port.targetPort)?.containerPort
          : port.targetPort;
      if (!podPorts.includes(target)) {
        complain(service, `its port ${port.name} leads to ${port.targetPort}, which is no port of the pods.`);
      } else if (port.port !== target) {
        complain(service, `its port ${port.name} is ${port.port} outside and ${target} inside: the documents name one.`);
      }
    }
  }
  const services = deployment
    ? ["user-service", "user-service-grpc", "user-service-headless", "user-service-management"]
    : ["user-service-grpc", "user-service-headless", "user-service-management"];
  for (const name of services) {
    const service = all("Service").find((candidate) => candidate.metadata.name === name);
    if (!service) {
      complain(owner, `there is no Service ${name}.`);
    } else if (!matches(service.spec.selector, labels)) {
      complain(service, "it selects no pod of the service.");
    }
  }

  const policies = all("NetworkPolicy").filter((policy) => matches(policy.spec.podSelector.matchLabels, labels));
  const opened = policies.flatMap((policy) => (policy.spec.ingress ?? []).flatMap((rule) => rule.ports ?? []));
  for (const policy of policies) {
    for (const rule of policy.spec.ingress ?? []) {
      if (!rule.from?.length || !rule.ports?.length) {
        complain(policy, "a rule lets everybody in, or to every port.");
      }
      for (const { port } of rule.ports ?? []) {
        if (!podPorts.includes(port)) {
          complain(policy, `it opens ${port}, which is no port of the pods.`);
        }
      }
    }
  }
  for (const port of ports) {
    if (!opened.some((candidate) => candidate.port === port)) {
      complain(owner, `no network policy lets anybody reach port ${port}.`);
    }
  }

  const variables = new Map((container.env ?? []).map((variable) => [variable.name, variable.value]));
  for (const object of objects) {
    const pod = object.spec?.jobTemplate?.spec.template.spec ?? object.spec?.template?.spec;
    for (const { name, env = [], envFrom = [] } of pod?.containers ?? []) {
      for (const { configMapRef } of envFrom) {
        const settings = all("ConfigMap").find((candidate) => candidate.metadata.name === configMapRef.name);
        if (!settings) {
          complain(object, `the container ${name} takes its settings from ${configMapRef.name}, which is not there.`);
        }
        for (const [variable, value] of Object.entries(settings?.data ?? {})) {
          if (object === deployment && !variables.has(variable)) {
            variables.set(variable, value);
          }
        }
      }
      if (object.metadata.labels?.["app.kubernetes.io/name"] === "user-service") {
        for (const variable of env.map((candidate) => candidate.name)) {
          checkVariable(object, variable);
        }
      }
    }
    checkSecurity(object, pod);
  }
  for (const variable of variables.keys()) {
    checkVariable(owner, variable);
  }
  for (const { name } of [...(keycloak?.spec.additionalOptions ?? [])]) {
    checkVariable(keycloak, `KC_${name.toUpperCase().replaceAll("-", "_")}`);
  }
  for (const { name } of keycloak?.spec.env ?? []) {
    checkVariable(keycloak, name);
  }

  function checkVariable(object, variable) {
    if (!documented.has(variable) && !UNDOCUMENTED.includes(variable)) {
      complain(object, `docker/.env.example does not know ${variable}.`);
    }
  }

  // A pod that is not told apart from root, or may write, is refused by "restricted" or by our word in docs/production.md.
  function checkSecurity(object, pod) {
    if (!pod) {
      return;
    }
    if (!pod.securityContext?.runAsNonRoot || pod.securityContext.seccompProfile?.type !== "RuntimeDefault") {
      complain(object, "its pods must have runAsNonRoot and the seccomp profile RuntimeDefault.");
    }
    for (const { name, securityContext: context = {}, resources } of pod.containers) {
      if (
        context.allowPrivilegeEscalation !== false ||
        context.readOnlyRootFilesystem !== true ||
        !context.capabilities?.drop?.includes("ALL")
      ) {
        complain(object, `the container ${name} must have a read-only root, no capabilities and no escalation.`);
      }
      if (!resources?.requests?.cpu || !resources?.limits?.memory) {
        complain(object, `the container ${name} must request CPU and have a limit of memory.`);
      }
    }
  }
  if (keycloak) {
    checkSecurity(keycloak, {
      ...template.spec,
      containers: [{ ...container, resources: keycloak.spec.resources }],
    });
  }

  // Keycloak's and gRPC's defaults for the last two.
  const delay =
    variables.get("KC_SHUTDOWN_DELAY") ??
    keycloak?.spec.additionalOptions.find((option) => option.name === "shutdown-delay")?.value;
  const timeout = variables.get("KC_SHUTDOWN_TIMEOUT") ?? "10s";
  const grace = Number(variables.get("KC_SPI_GRPC_SERVER__DEFAULT__SHUTDOWN_GRACE_MILLIS") ?? 10000) / 1000;
  // The bound of the e-mail queue, which is no option.
  const mails = 10;
  const stop = seconds(delay) + seconds(timeout) + grace + mails;
  if (!(template.spec.terminationGracePeriodSeconds > stop)) {
    complain(owner, `a stop may take ${stop} s, and terminationGracePeriodSeconds must be more.`);
  }

  if (deployment) {
    const selectors = [
      [deployment, deployment.spec.selector.matchLabels],
      ...template.spec.topologySpreadConstraints.map((spread) => [deployment, spread.labelSelector.matchLabels]),
      ...all("PodDisruptionBudget").map((budget) => [budget, budget.spec.selector.matchLabels]),
    ];
    for (const [object, selector] of selectors) {
      if (!matches(selector, labels)) {
        complain(object, `its selector ${JSON.stringify(selector)} matches no pod of the service.`);
      }
    }
    // A strategic merge adds one beside the other where they differ in whenUnsatisfiable.
    const topologies = template.spec.topologySpreadConstraints.map((spread) => spread.topologyKey);
    if (new Set(topologies).size !== topologies.length) {
      complain(deployment, `its pods are spread twice by one label: ${topologies.join(", ")}.`);
    }
    for (const name of ["startupProbe", "livenessProbe", "readinessProbe"]) {
      const port = container.ports.find((candidate) => candidate.name === container[name].httpGet.port);
      if (port?.containerPort !== 9000) {
        complain(deployment, `${name} must ask the management port.`);
      }
    }
    if (all("HorizontalPodAutoscaler").length > 0 && deployment.spec.replicas !== undefined) {
      complain(deployment, "replicas would undo the autoscaler's decisions.");
    }
  }

  for (const monitor of all("ServiceMonitor")) {
    const found = all("Service").filter((service) =>
      matches(monitor.spec.selector.matchLabels, service.metadata.labels),
    );
    for (const { port } of monitor.spec.endpoints) {
      if (found.length !== 1 || !found[0].spec.ports.some((candidate) => candidate.name === port)) {
        complain(monitor, `it must select one Service with the port ${port}.`);
      }
    }
    if (found[0]?.metadata.labels[monitor.spec.jobLabel] !== "user-service") {
      complain(monitor, `alerts and dashboard expect the job "user-service".`);
    }
  }
}

for (const file of readdirSync(process.argv[2])) {
  const overlay = basename(file, ".yaml");
  const objects = parseAllDocuments(readFileSync(join(process.argv[2], file), "utf8"))
    .map((document) => document.toJS())
    .filter(Boolean);
  const wrong = [...typeErrors(objects), ...(await schemaErrors(objects))];
  errors.push(...wrong.map((error) => `${overlay}: ${error}`));
  // What is not even of the right shape would be complained about twice.
  if (wrong.length === 0) {
    checkOverlay(overlay, objects);
  }
}

// ---- Alerts and dashboard

const alerts = parse(readFileSync(join(docker, "monitoring/alerts.yaml"), "utf8"));
for (const rule of alerts.groups.flatMap((group) => group.rules)) {
  errors.push(...promqlErrors(rule.expr).map((error) => `alerts.yaml: ${rule.alert}: ${error}`));
  if (!["critical", "warning"].includes(rule.labels?.severity)) {
    errors.push(`alerts.yaml: ${rule.alert}: severity must be critical or warning.`);
  }
  if (!rule.annotations?.summary || !rule.annotations?.description) {
    errors.push(`alerts.yaml: ${rule.alert}: summary and description are missing.`);
  }
}

const dashboard = JSON.parse(readFileSync(join(docker, "monitoring/grafana-dashboard.json"), "utf8"));
const ids = new Set();
for (const panel of dashboard.panels) {
  const complain = (message) => errors.push(`grafana-dashboard.json: ${panel.title}: ${message}`);
  if (ids.has(panel.id)) {
    complain(`the id ${panel.id} is there twice.`);
  }
  ids.add(panel.id);
  if (panel.type === "row") {
    continue;
  }
  if (!panel.description || !panel.fieldConfig.defaults.unit) {
    complain("description and unit are missing.");
  }
  for (const target of panel.targets) {
    if (target.datasource?.uid !== "${datasource}" || panel.datasource?.uid !== "${datasource}") {
      complain("the data source must be the variable.");
    }
    errors.push(...promqlErrors(target.expr).map((error) => `grafana-dashboard.json: ${panel.title}: ${error}`));
  }
}

for (const error of errors) {
  console.error(error);
}
process.exitCode = errors.length > 0 ? 1 : 0;
