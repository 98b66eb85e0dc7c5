<#--
  Instead of Keycloak's template (26.7.4): that one is made of PatternFly and shows Keycloak's logo, and without a form
  to show it shows nothing. What it posts is what WelcomeResource of that version reads. The page is for operators and,
  as Keycloak's, in English: WelcomeResource hands over neither messages nor a language.
-->
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>${properties.shopName}: user service</title>
    <link rel="icon" type="image/svg+xml" href="${resourcesPath}/../../account/ecommerce/favicon.svg">
    <#list properties.styles?split(' ') as style>
      <link rel="stylesheet" href="${resourcesPath}/${style}">
    </#list>
  </head>
  <body data-page-id="welcome">
    <main>
      <header>
        <span class="logo" aria-hidden="true"></span>
        <h1>${properties.shopName}</h1>
      </header>
      <p class="lead">The user service: accounts, sign-in and tokens, on Keycloak.</p>

      <#if successMessage?has_content>
        <p class="message success" role="status">${successMessage}</p>
      </#if>
      <#if errorMessage?has_content>
        <p class="message danger" role="alert" id="error">${errorMessage}</p>
      </#if>

      <#if adminConsoleEnabled && bootstrap>
        <h2>First administrator</h2>
        <#if localUser>
          <p class="hint">Nobody can administer this server yet. Fields with * are required.</p>
          <form method="post" novalidate<#if errorMessage?has_content> aria-describedby="error"</#if>>
            <@field id="username" label="Username" autocomplete="username" required=true/>
            <@field id="password" label="Password" type="password" autocomplete="new-password" required=true/>
            <@field id="passwordConfirmation" label="Password again" type="password" autocomplete="new-password"
              required=true/>
            <@field id="email" label="E-mail" type="email" autocomplete="email"/>
            <@field id="firstName" label="First name" autocomplete="given-name"/>
            <@field id="lastName" label="Last name" autocomplete="family-name"/>
            <input type="hidden" name="stateChecker" value="${stateChecker}">
            <button type="submit">Create administrator</button>
          </form>
        <#else>
          <p>Nobody can administer this server yet. Open <a href="${localAdminUrl}">${localAdminUrl}</a> on the server
            itself, ${adminUserCreationMessage}.</p>
        </#if>
      </#if>

      <ul>
        <#if adminConsoleEnabled>
          <li><a href="${adminUrl}"><b>Admin console</b> <span>Users, sessions, settings</span></a></li>
        </#if>
        <li><a href="api/health/"><b>Health of the API</b> <span>Does the REST API answer?</span></a></li>
      </ul>
    </main>
  </body>
</html>
<#macro field id label autocomplete type="text" required=false>
  <label for="${id}">${label}<#if required> <span aria-hidden="true">*</span></#if></label>
  <input id="${id}" name="${id}" type="${type}" autocomplete="${autocomplete}"<#if required> required</#if>>
</#macro>
