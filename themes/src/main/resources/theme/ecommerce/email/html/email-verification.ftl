<#import "template.ftl" as layout>
<@layout.emailLayout>
  <@layout.paragraph>${msg("emailVerificationText", realmName)}</@layout.paragraph>
  <@layout.action href=link label=msg("emailVerificationButton") />
</@layout.emailLayout>
