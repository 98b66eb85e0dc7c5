<#import "template.ftl" as layout>
<@layout.emailLayout>
  <@layout.paragraph>${msg("identityProviderLinkText", realmName, identityProviderDisplayName)}</@layout.paragraph>
  <@layout.action href=link label=msg("identityProviderLinkButton") />
</@layout.emailLayout>
