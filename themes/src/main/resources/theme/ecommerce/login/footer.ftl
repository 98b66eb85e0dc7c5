<#-- In place of the empty one of keycloak.v2 (26.7), which is on every page: what js/forms.js says. -->
<#macro content>
<template id="field-sentences"
  data-required="${msg("error-user-attribute-required")}"
  data-email="${msg("invalidEmailMessage")}"
  data-pattern="${msg("error-phone-number")}"
  data-confirmation="${msg("invalidPasswordConfirmMessage")}"
  data-qr-code="${msg("qrCode")}"></template>
</#macro>
