<#import "template.ftl" as layout>
<@layout.emailLayout>
  <@layout.paragraph>${msg(key + "Text", realmName)}</@layout.paragraph>
  <@layout.code>${code}</@layout.code>
  <#if link??>
    <@layout.action href=link label=msg(key + "Button") />
    <@layout.small>${msg("proofLife", lifespanFormatter(lifespan), realmName)}</@layout.small>
  <#else>
    <@layout.small>${msg("proofCodeLife", lifespanFormatter(lifespan), realmName)}</@layout.small>
  </#if>
  <@layout.small>${msg((key = "proofReauthenticate")?then("proofReauthenticateNotYou", "proofNotYou"))}</@layout.small>
</@layout.emailLayout>
