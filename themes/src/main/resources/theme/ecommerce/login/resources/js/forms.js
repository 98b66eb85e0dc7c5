/*
 * Tells wrong fields beside them before the form is sent, sends a form once, and gives keyboard and screen readers what
 * Keycloak's templates (26.7) leave out. Without it the pages work; the server checks everything anyway.
 */
const sentences = document.getElementById("field-sentences").dataset;

const errorContainer = (field) => document.getElementById(`input-error-container-${field.name}`);

const groupOf = (field) => field.closest(".pf-v5-c-form__group");

// The registration's username is neither seen nor asked for.
const isRequired = (field) =>
  field.checkVisibility() && groupOf(field)?.querySelector("label .pf-v5-c-form__label-required") != null;

// Browsers refuse local parts of other scripts and quoted ones, which RFC 6531 and RFC 5321 allow; the server knows better.
const isAddress = (text) => /^("[^"]+"|[^\s"@]+)@[^\s@]+$/.test(text);

/** How a password falls short of the policy: Keycloak's own script lists it in the container when the field has changed. */
const findShortfall = (field) => {
  const list = errorContainer(field).querySelector("ul");
  if (list) {
    field.dataset.shortfall = list.innerText.trim();
  }
  return field.dataset.shortfall ?? "";
};

const findError = (field, sending) => {
  if (field.value === "") {
    return sending && isRequired(field) ? sentences.required : "";
  }
  if (field.validity.typeMismatch && field.type === "email") {
    return isAddress(field.value) ? "" : sentences.email;
  }
  if (field.validity.patternMismatch && field.type === "tel") {
    return sentences.pattern;
  }
  if (!field.validity.valid) {
    return field.validationMessage;
  }
  const password = field.name === "password-confirm" && field.form.querySelector("#password, #password-new");
  if (password && password.value !== field.value) {
    return sentences.confirmation;
  }
  return findShortfall(field);
};

const show = (field, error) => {
  const container = errorContainer(field);
  container.replaceChildren();
  field.setAttribute("aria-invalid", String(error !== ""));
  if (error === "") {
    field.removeAttribute("aria-describedby");
    return;
  }
  const line = document.createElement("p");
  line.className = "field-error";
  line.id = `input-error-${field.name}`;
  line.textContent = error;
  container.append(line);
  field.setAttribute("aria-describedby", line.id);
};

const isChecked = (field) => field.form && field.matches("input, select, textarea") && errorContainer(field);

const fieldsOf = (form) => [...form.elements].filter(isChecked);

// While the pointer is down nothing may move: an error that appears would take the button away from under it.
let pressing = false;
let released;
const postponed = [];

const press = () => {
  clearTimeout(released);
  pressing = true;
};

const release = () => {
  clearTimeout(released);
  pressing = false;
  postponed.splice(0).forEach((check) => check());
};

const checkWhenLeft = ({ target: field }) => {
  if (!isChecked(field)) {
    return;
  }
  if (pressing) {
    postponed.push(() => checkWhenLeft({ target: field }));
    return;
  }
  const error = findError(field, false);
  // Errors that only the server finds stay until the field changes.
  if (error !== "" || field.dataset.changed) {
    show(field, error);
  }
};

const postponeChange = (event) => {
  if (pressing && isChecked(event.target)) {
    event.stopPropagation();
    postponed.push(() => event.target.dispatchEvent(new Event("change", { bubbles: true })));
  }
};

const mendWhileTyped = ({ target: field }) => {
  if (!isChecked(field)) {
    return;
  }
  field.dataset.changed = "true";
  delete field.dataset.shortfall;
  if (field.getAttribute("aria-invalid") === "true" && findError(field, false) === "") {
    show(field, "");
  }
};

// Some templates disable their button when they send the form.
const allowSending = (form) => {
  delete form.dataset.sent;
  form.querySelectorAll("[name=login], [name=confirmLogout]").forEach((button) => (button.disabled = false));
};

const sendOnce = (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  const cancels = event.submitter?.name === "cancel-aia";
  const wrong = cancels ? [] : fieldsOf(form).filter((field) => findError(field, true) !== "");
  if (wrong.length > 0) {
    event.preventDefault();
    allowSending(form);
    wrong.forEach((field) => show(field, findError(field, true)));
    wrong[0].focus();
    return;
  }
  form.dataset.sent = "true";
  // The answer may never come: the visitor stopped it, or the network did.
  setTimeout(() => allowSending(form), 15000);
};

document.addEventListener("pointerdown", press);
document.addEventListener("pointercancel", release);
// A click follows at once, unless the pointer has left what it pressed.
document.addEventListener("pointerup", () => (released = setTimeout(release, 500)));
window.addEventListener("click", release, true);
document.addEventListener("change", postponeChange, true);
document.addEventListener("focusout", checkWhenLeft);
document.addEventListener("input", mendWhileTyped);
document.addEventListener("submit", sendOnce);
// The back button may bring the page as it was left.
window.addEventListener("pageshow", ({ persisted }) => persisted && [...document.forms].forEach(allowSending));

for (const form of document.forms) {
  form.noValidate = true;
  for (const field of fieldsOf(form)) {
    errorContainer(field).setAttribute("aria-live", "polite");
    if (isRequired(field)) {
      field.setAttribute("aria-required", "true");
    }
  }
}

const wrongFields = document.querySelectorAll("form [aria-invalid=true]");
wrongFields.forEach((field) => {
  const error = groupOf(field)?.querySelector("[id^=input-error]:not([id^=input-error-container])");
  if (error) {
    field.setAttribute("aria-describedby", error.id);
  }
});
wrongFields[0]?.focus();

// With the arrow keys Keycloak would go to each language on the way.
const language = document.getElementById("login-select-toggle");
if (language) {
  const goThere = language.onchange;
  let byKey = false;
  language.onchange = () => byKey || goThere.call(language);
  language.addEventListener("pointerdown", () => (byKey = false));
  language.addEventListener("keydown", ({ key }) => {
    byKey = key !== "Enter";
    if (!byKey && !language.selectedOptions[0].defaultSelected) {
      goThere.call(language);
    }
  });
}

// Labels that name no field: the one-time password's set-up, and who is signing in.
document.querySelectorAll("label[for]").forEach((label) => {
  if (!label.control) {
    label.htmlFor = groupOf(label)?.querySelector("input")?.id ?? label.htmlFor;
  }
});

// Choices that only a mouse reaches, and whose state only the eye sees.
const choices = document.querySelectorAll("div[onclick]");
const tiles = document.querySelectorAll(".pf-v5-c-tile");
const tellChosen = () =>
  tiles.forEach((tile) => tile.setAttribute("aria-pressed", tile.classList.contains("pf-m-selected")));
choices.forEach((choice) => {
  choice.setAttribute("role", "button");
  choice.tabIndex = 0;
  choice.addEventListener("click", tellChosen);
  choice.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choice.click();
    }
  });
});
const chosen = document.getElementById("selectedCredentialId")?.value;
tiles.forEach((tile) => tile.classList.toggle("pf-m-selected", tile.getAttribute("onclick").includes(`'${chosen}'`)));
tellChosen();

// What the templates say in English alone.
document.getElementById("kc-totp-secret-qr-code")?.setAttribute("alt", sentences.qrCode);
document.querySelector(".kc-recovery-codes-warning")?.removeAttribute("aria-label");

document.querySelectorAll("h3, h4").forEach((heading) => heading.setAttribute("aria-level", "2"));
document.querySelectorAll("[tabindex='4']").forEach((field) => field.removeAttribute("tabindex"));
document.title = [document.querySelector("h1"), document.getElementById("kc-header-wrapper")]
  .map((element) => element.textContent.trim())
  .filter(Boolean)
  .join(" – ");
