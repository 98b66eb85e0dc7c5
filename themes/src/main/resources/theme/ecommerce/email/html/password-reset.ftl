<#import "template.ftl" as layout>
<@layout.emailLayout>
  <@layout.paragraph>${msg("passwordResetText", realmName)}</@layout.paragraph>
  <@layout.action href=link label=msg("passwordResetButton") />
</@layout.emailLayout>
