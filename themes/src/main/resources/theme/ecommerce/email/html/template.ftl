<#--
  In place of that of base (26.7): the layout of every e-mail. Readers of e-mail know neither style sheets nor custom
  properties, so each element carries its colours; the style element is for those that are dark and understand it. "brand"
  has the colours of brand.css.
-->
<#macro emailLayout title="">
<!DOCTYPE html>
<html lang="${locale.toLanguageTag()}" dir="${ltr?then("ltr", "rtl")}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="supported-color-schemes" content="light dark">
  <title>${subject!title}</title>
  <style>
    :root { color-scheme: light dark; }
    a { color: ${brand.light.link}; }
    @media (prefers-color-scheme: dark) {
      body, .mail-page { background: ${brand.dark.background} !important; }
      .mail-card { background: ${brand.dark.surface} !important; border-color: ${brand.dark.line} !important; }
      .mail-card, .mail-card h1, .mail-code, .mail-shop { color: ${brand.dark.text} !important; }
      .mail-small { color: ${brand.dark.muted} !important; }
      a { color: ${brand.dark.link} !important; }
      a.mail-button { color: ${brand.dark.onPrimary} !important; background: ${brand.dark.primary} !important; }
    }
  </style>
</head>
<body style="margin: 0; background: ${brand.light.background};">
<div class="mail-page" role="article" aria-roledescription="email" aria-label="${subject!title}"
  style="padding: 32px 16px; background: ${brand.light.background}; font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;">
  <div style="max-width: 560px; margin: 0 auto;">
    <p class="mail-shop" style="margin: 0 0 16px; font-size: 18px; font-weight: bold; color: ${brand.light.text};">${realmName}</p>
    <div class="mail-card" style="padding: 28px; background: ${brand.light.surface}; border: 1px solid ${brand.light.line}; border-radius: 12px; color: ${brand.light.text};">
      <h1 style="margin: 0 0 16px; font-size: 22px; line-height: 1.3; overflow-wrap: anywhere; color: ${brand.light.text};">${subject!title}</h1>
      <#nested>
    </div>
    <p class="mail-small" style="margin: 16px 0 0; font-size: 14px; color: ${brand.light.muted};">${msg("mailFooter", realmName)}</p>
  </div>
</div>
</body>
</html>
</#macro>

<#macro paragraph>
      <p style="margin: 0 0 16px; overflow-wrap: anywhere;"><#nested></p>
</#macro>

<#macro small>
      <p class="mail-small" style="margin: 0 0 12px; font-size: 14px; color: ${brand.light.muted}; overflow-wrap: anywhere;"><#nested></p>
</#macro>

<#-- A link that looks like a button, how long it is good, and the address for readers that show no links. -->
<#macro action href label>
      <p style="margin: 24px 0;"><a class="mail-button" href="${href}" style="display: inline-block; padding: 12px 22px; font-weight: bold; text-decoration: none; border-radius: 12px; color: ${brand.light.onPrimary}; background: ${brand.light.primary};">${label}</a></p>
      <#if linkExpiration??>
        <@small>${msg("mailLinkLife", linkExpirationFormatter(linkExpiration))}</@small>
      </#if>
      <@small>${msg("mailLinkInWords")}<br><a href="${href}" style="color: ${brand.light.link};">${href}</a></@small>
</#macro>

<#-- A code that people type, in digits of one width. -->
<#macro code>
      <p class="mail-code" style="margin: 24px 0; font: bold 30px/1.2 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; letter-spacing: 2px; color: ${brand.light.text};"><#nested></p>
</#macro>
