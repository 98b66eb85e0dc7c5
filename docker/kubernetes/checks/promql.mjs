// Meters in PromQL.

const KEYWORDS = new Set(["and", "or", "unless", "offset", "bool", "by", "without", "on", "ignoring"]);

/** Each meter must be that of our job: many of their names are those of every Java program. */
export function promqlErrors(expression) {
  const errors = [];
  const selectors = [];
  const rest = expression
    .replace(/([a-zA-Z_:][\w:]*)?\{([^}]*(?:"[^"]*"[^}]*)*?)\}/g, (_, meter, labels) => {
      selectors.push([meter, labels]);
      return "";
    })
    .replace(/"[^"]*"/g, "")
    .replace(/\[[^\]]*\]/g, "")
    .replace(/\b(by|without|on|ignoring)\s*\([^)]*\)/g, "");
  for (const [meter, labels] of selectors) {
    if (!meter || !labels.startsWith('job="user-service"')) {
      errors.push(`the selector ${meter ?? ""}{${labels}} must begin with job="user-service".`);
    }
  }
  for (const [, word, call] of rest.matchAll(/([a-zA-Z_:][\w:]*)\s*(\()?/g)) {
    if (!call && !KEYWORDS.has(word)) {
      errors.push(`the meter ${word} must have a selector {job="user-service"}.`);
    }
  }
  return errors;
}
