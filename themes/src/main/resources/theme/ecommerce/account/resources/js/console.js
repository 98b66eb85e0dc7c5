// What Keycloak's account console (26.7.4) leaves out and neither CSS nor a message can give: names that screen readers
// need, the shop's name beside its logo, the page's name in the title. It looks again whenever the console draws.

const { baseUrl, logoUrl } = JSON.parse(document.getElementById("environment").textContent);
const shopName = document.title;

function set(element, attribute, value) {
  if (element && value && element.getAttribute(attribute) !== value) {
    element.setAttribute(attribute, value);
  }
}

const text = (element) => element?.textContent.trim();

/** The link reads as the shop's name, so the picture adds none. It leads home; Keycloak's leads to the server's "/". */
function nameLogo() {
  const link = document.querySelector(".pf-v5-c-masthead__brand");
  if (!link) {
    return;
  }
  link.querySelector("img").alt = "";
  if (!logoUrl) {
    set(link, "href", baseUrl);
  }
  if (!link.querySelector(".shop-name")) {
    const name = document.createElement("span");
    name.className = "shop-name";
    name.textContent = shopName;
    link.append(name);
  }
}

function nameControls() {
  // On a phone three dots stand for the button with the customer's name.
  const menu = document.querySelector("[data-testid=options-toggle]");
  set(document.querySelector("[data-testid=options-kebab-toggle]"), "aria-label", text(menu));

  // The choice of a language is called by its label alone, not by what it shows; its list has no name.
  const language = document.getElementById("attributes.locale");
  const label = text(language && document.querySelector(`label[for="${language.id}"]`));
  set(language, "aria-label", label && `${label}: ${text(language)}`);
  set(document.querySelector("[data-testid='select-attributes.locale'][role=listbox]"), "aria-label", label);

  // English in every language.
  for (const list of document.querySelectorAll("[data-testid$='/credential-list']")) {
    const title = document.querySelector(`[data-testid="${list.dataset.testid.replace(/[^/]*$/, "title")}"]`);
    set(list, "aria-label", text(title));
  }
  // English too, and the same for every device: a region that is none.
  for (const section of document.querySelectorAll("[aria-label=device-sessions-content]")) {
    section.removeAttribute("aria-label");
  }
}

function nameTitle() {
  const heading = text(document.querySelector("main h1"));
  const title = heading ? `${heading} · ${shopName}` : shopName;
  if (document.title !== title) {
    document.title = title;
  }
}

new MutationObserver(() => {
  nameLogo();
  nameControls();
  nameTitle();
}).observe(document.body, { characterData: true, childList: true, subtree: true });

// The console changes its words without loading the page anew.
window.addEventListener("languageChanged", ({ detail }) => {
  document.documentElement.lang = detail.language;
});
