// Walks through the pages that customers see and takes their pictures; ./take installs what it needs and runs it.
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

const { chromium } = await import(pathToFileURL(process.env.PLAYWRIGHT));

const [address = "http://localhost:8000", ...only] = process.argv.slice(2);
const base = address.replace(/\/+$/, "");
const realm = `${base}/realms/ecommerce`;
const account = `${realm}/account/`;
// Below the console's address, as the client demands, and quiet: the console itself asks what it did not ask for.
const actionDone = `${account}v1/`;
const folder = dirname(fileURLToPath(import.meta.url));
const password = "quiet river 27";

const looks = {
  light: { colorScheme: "light", width: 1280, height: 800 },
  dark: { colorScheme: "dark", width: 1280, height: 800 },
  phone: { colorScheme: "light", width: 375, height: 720 },
};

async function call(method, path, body, token) {
  const reply = await fetch(base + path, {
    method,
    headers: { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) },
    body: body && JSON.stringify(body),
  });
  if (!reply.ok) {
    throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
  }
  return reply.headers.get("content-type")?.startsWith("application/json") ? reply.json() : undefined;
}

async function register(email, firstName, lastName) {
  for (const { id } of await admin("GET", `/users?exact=true&email=${email}`)) {
    await admin("DELETE", `/users/${id}`);
  }
  const names = { first_name: firstName, last_name: lastName, phone_number: "+44 20 7946 0018" };
  return (await call("POST", "/api/auth/register/", { email, password, ...names })).user;
}

/** As the server's administrator, with a token of its own for each call: they last a minute. */
async function admin(method, path, body) {
  const reply = await fetch(`${base}/realms/master/protocol/openid-connect/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "password",
      client_id: "admin-cli",
      username: process.env.KC_BOOTSTRAP_ADMIN_USERNAME ?? "admin",
      password: process.env.KC_BOOTSTRAP_ADMIN_PASSWORD ?? "admin",
    }),
  });
  if (!reply.ok) {
    throw new Error(`no token for the administrator: ${reply.status}`);
  }
  return call(method, `/admin/realms/ecommerce${path}`, body, (await reply.json()).access_token);
}

/** A mail server that reads whatever comes. */
async function mailServer() {
  const waiting = [];
  const messages = [];
  const server = createServer(async (socket) => {
    socket.on("error", () => socket.destroy());
    socket.write("220 localhost\r\n");
    let message;
    for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
      if (message !== undefined && line !== ".") {
        message += `${line}\n`;
      } else if (message !== undefined) {
        (waiting.shift() ?? ((received) => messages.push(received)))(message);
        message = undefined;
        socket.write("250 OK\r\n");
      } else if (line.toUpperCase() === "DATA") {
        message = "";
        socket.write("354 go on\r\n");
      } else {
        socket.write(line.toUpperCase() === "QUIT" ? "221 bye\r\n" : "250 OK\r\n");
      }
    }
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  server.unref();
  return {
    port: server.address().port,
    /** The link of the next message that has one; notices have none. */
    async link() {
      for (;;) {
        const message = messages.shift() ?? (await new Promise((resolve) => waiting.push(resolve)));
        // Quoted-printable: "=" ends a line that goes on, "=3D" is "=".
        const link = message.replace(/=\n/g, "").replace(/=3D/gi, "=").match(/https?:\S*\/action-token\?[^\s"<>]+/);
        if (link) {
          return link[0].replaceAll("&amp;", "&");
        }
      }
    },
  };
}

function oneTimePassword(secret) {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac("sha1", secret).update(step).digest();
  const number = digest.readUInt32BE(digest.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"],
});

/** A browser of somebody's own: no cookies of the others. */
async function newPage() {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", viewport: looks.light });
  context.setDefaultTimeout(20_000);
  return context.newPage();
}

async function shoot(page, name) {
  if (only.length > 0 && !only.includes(name)) {
    return;
  }
  for (const [look, { colorScheme, width, height }] of Object.entries(looks)) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height });
    // The account console looks at the width again after a moment.
    await page.waitForTimeout(500);
    const path = join(folder, `${name}-${look}.png`);
    await page.screenshot({ path, fullPage: true, animations: "disabled" });
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(looks.light);
  console.log(name);
}

const field = (page, name) => page.locator(`input[name="${name}"]:not([type=hidden])`);

/** Presses the form's first button, which is the one that goes on. */
const submit = (page, inside = "form") => page.locator(`${inside} [type=submit]:visible`).first().click();

async function signIn(page, email) {
  await page.goto(account);
  await field(page, "username").fill(email);
  await field(page, "password").fill(password);
  await submit(page);
}

/** Goes to the page to which the account console sends a customer who is signed in. */
function act(page, action) {
  const query = new URLSearchParams({
    client_id: "account-console",
    redirect_uri: actionDone,
    response_type: "code",
    scope: "openid",
    // Nobody exchanges the code: the challenge is the example of RFC 7636.
    code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    code_challenge_method: "S256",
    kc_action: action,
  });
  return page.goto(`${realm}/protocol/openid-connect/auth?${query}`);
}

async function strangers() {
  const page = await newPage();
  await page.goto(`${base}/`);
  await shoot(page, "welcome");

  await page.goto(account);
  await field(page, "username").waitFor();
  const form = await page.locator("form[action*=authenticate]").first().getAttribute("action");
  await shoot(page, "sign-in");

  await field(page, "username").fill("anna@example.com");
  await field(page, "password").fill("not her password");
  await submit(page);
  await field(page, "password").waitFor();
  await shoot(page, "sign-in-error");

  await page.locator("a[href*=registration]").first().click();
  await field(page, "email").waitFor();
  await shoot(page, "register");

  for (const [name, value] of Object.entries({
    email: "anna.example.com",
    phone_number: "call me",
    password: "short",
    "password-confirm": "shirt",
  })) {
    // Key by key and on with Tab: only so do the errors come that a customer sees.
    await field(page, name).pressSequentially(value);
    await page.keyboard.press("Tab");
  }
  await shoot(page, "register-errors");

  const stale = new URL(form, base);
  stale.searchParams.set("execution", "00000000-0000-0000-0000-000000000000");
  await page.goto(stale.href);
  await shoot(page, "expired");

  await page.goto(`${realm}/protocol/openid-connect/auth?client_id=nobody`);
  await shoot(page, "error");
}

async function forgetful(mail) {
  await register("ben@example.com", "Ben", "Hill");
  const page = await newPage();
  await page.goto(account);
  await page.locator("a[href*=reset-credentials]").click();
  await field(page, "username").waitFor();
  await shoot(page, "forgot-password");

  await field(page, "username").fill("ben@example.com");
  await submit(page);
  const link = await mail.link();
  await shoot(page, "forgot-password-sent");

  await page.goto(link);
  await field(page, "password-new").waitFor();
  await shoot(page, "update-password");

  await field(page, "password-new").fill(password);
  await field(page, "password-confirm").fill(password);
  await submit(page);
  await page.waitForURL((url) => !url.pathname.includes("/login-actions/"));
  const other = await newPage();
  await other.goto(link);
  await shoot(other, "link-expired");
}

async function unverified(mail) {
  const { id } = await register("cleo@example.com", "Cleo", "Marsh");
  const user = await admin("GET", `/users/${id}`);
  await admin("PUT", `/users/${id}`, { ...user, requiredActions: ["VERIFY_EMAIL"] });
  const page = await newPage();
  await signIn(page, "cleo@example.com");
  const link = await mail.link();
  await page.waitForURL(/required-action/);
  await shoot(page, "verify-email");

  const other = await newPage();
  await other.goto(link);
  await shoot(other, "verify-email-link");
}

async function customer() {
  await register("anna@example.com", "Anna", "Brook");
  const page = await newPage();
  page.on("dialog", (dialog) => dialog.accept("Anna’s laptop"));
  await signIn(page, "anna@example.com");
  await page.locator("[data-testid=page-heading]").waitFor();
  await field(page, "email").waitFor();
  await shoot(page, "account");

  await act(page, "UPDATE_PROFILE");
  await field(page, "email").or(field(page, "firstName")).first().waitFor();
  await shoot(page, "update-profile");

  await act(page, "UPDATE_EMAIL");
  await field(page, "email").waitFor();
  await shoot(page, "update-email");

  await act(page, "CONFIGURE_TOTP");
  const secret = await page.locator("input[name=totpSecret]").inputValue();
  await shoot(page, "totp-setup");
  await field(page, "totp").fill(oneTimePassword(secret));
  await field(page, "userLabel").fill("Phone");
  await submit(page);
  await page.waitForURL(`${actionDone}**`, { waitUntil: "commit" });

  const second = await newPage();
  await signIn(second, "anna@example.com");
  await field(second, "otp").waitFor();
  await shoot(second, "otp");

  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  await act(page, "webauthn-register-passwordless");
  await page.locator("#registerWebAuthn").waitFor();
  await shoot(page, "passkey-setup");
  await page.locator("#registerWebAuthn").click();
  await page.waitForURL(`${actionDone}**`, { waitUntil: "commit" });

  await act(page, "CONFIGURE_RECOVERY_AUTHN_CODES");
  const saved = page.locator("#kcRecoveryCodesConfirmationCheck");
  await saved.waitFor();
  await shoot(page, "recovery-codes-setup");
  await saved.check();
  await submit(page);
  await page.waitForURL(`${actionDone}**`, { waitUntil: "commit" });

  const third = await newPage();
  await signIn(third, "anna@example.com");
  await field(third, "otp").waitFor();
  await third.locator("#try-another-way").click();
  await shoot(third, "another-way");
  await third.getByRole("button", { name: /recovery/i }).click();
  await field(third, "recoveryCodeInput").waitFor();
  await shoot(third, "recovery-code");

  for (const [path, name] of [
    ["account-security/signing-in", "account-signing-in"],
    ["account-security/device-activity", "account-devices"],
    ["applications", "account-applications"],
  ]) {
    await page.goto(account + path);
    await page.locator("[data-testid=page-heading]").waitFor();
    await page.locator(".pf-v5-c-data-list").first().waitFor();
    await shoot(page, name);
  }

  await page.goto(`${realm}/protocol/openid-connect/logout`);
  await page.locator("form [type=submit]").waitFor();
  await shoot(page, "logout");
}

const { smtpServer } = await admin("GET", "");
const mail = await mailServer();
try {
  const ours = { host: "localhost", port: String(mail.port), from: "no-reply@example.com" };
  await admin("PUT", "", { smtpServer: ours });
  await strangers();
  await forgetful(mail);
  await unverified(mail);
  await customer();
} finally {
  await admin("PUT", "", { smtpServer });
  await browser.close();
}
