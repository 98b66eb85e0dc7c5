// Objects against what Kubernetes, Prometheus' operator and Keycloak's operator accept.
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** apiVersion to the package with its types and schemas. */
const PACKAGES = {
  v1: "kubernetes-models/v1",
  "apps/v1": "kubernetes-models/apps/v1",
  "autoscaling/v2": "kubernetes-models/autoscaling/v2",
  "batch/v1": "kubernetes-models/batch/v1",
  "networking.k8s.io/v1": "kubernetes-models/networking.k8s.io/v1",
  "policy/v1": "kubernetes-models/policy/v1",
  "monitoring.coreos.com/v1": "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1",
  "k8s.keycloak.org/v2beta1": "./keycloak",
};

const nameOf = (object) => `${object.kind} ${object.metadata?.name}`;

/**
 * Fields that do not exist and values of the wrong type. The schemas allow unknown fields, as the API server once did;
 * TypeScript's types, made from the same source, refuse them in a literal.
 */
export function typeErrors(objects) {
  const errors = [];
  const lines = [];
  const known = objects.filter((object) => {
    if (!PACKAGES[object.apiVersion]) {
      errors.push(`${nameOf(object)}: ${object.apiVersion} is not known here; see checks/schema.mjs.`);
    }
    return PACKAGES[object.apiVersion];
  });
  const starts = known.map((object, index) => {
    const start = lines.length;
    lines.push(
      `import type { I${object.kind} as T${index} } from "${PACKAGES[object.apiVersion]}";`,
      ...`export const o${index}: T${index} = ${JSON.stringify(object, null, 1)};`.split("\n"),
    );
    return start;
  });
  const file = fileURLToPath(new URL("manifests.ts", import.meta.url));
  const options = {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    noEmit: true,
    skipLibCheck: true,
    strict: true,
    target: ts.ScriptTarget.ES2022,
    types: [],
  };
  // The file is in memory only.
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, lines.join("\n"), options.target)
      : getSourceFile.call(host, name, ...rest);
  host.fileExists = (name) => name === file || fileExists.call(host, name);
  host.readFile = (name) => (name === file ? lines.join("\n") : readFile.call(host, name));
  for (const diagnostic of ts.getPreEmitDiagnostics(ts.createProgram([file], options, host))) {
    const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n").split("\n").at(-1).trim();
    if (diagnostic.file?.fileName !== file) {
      errors.push(text);
      continue;
    }
    const { line } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start);
    const object = known[starts.findLastIndex((start) => start <= line)];
    errors.push(`${nameOf(object)}: ${text} At: ${lines[line].trim()}`);
  }
  return errors;
}

/** Missing fields, formats, patterns and ranges, by the published JSON schemas. */
export async function schemaErrors(objects) {
  const errors = [];
  for (const object of objects) {
    const models = PACKAGES[object.apiVersion];
    if (!models || models.startsWith(".")) {
      continue;
    }
    const Model = (await import(models))[object.kind];
    // An unknown kind has no type either, and typeErrors says so.
    if (!Model) {
      continue;
    }
    try {
      new Model(object).validate();
    } catch (error) {
      errors.push(`${nameOf(object)}: ${error.message}`);
    }
  }
  return errors;
}
