<#import "template.ftl" as layout>
<@layout.emailLayout>
  <@layout.paragraph>${msg("emailUpdateConfirmationText", realmName, newEmail)}</@layout.paragraph>
  <@layout.action href=link label=msg("emailUpdateConfirmationButton") />
</@layout.emailLayout>
