<#import "template.ftl" as layout>
<@layout.emailLayout>
  <@layout.paragraph>${msg("emailChangeText", realmName)}</@layout.paragraph>
  <#if link??>
    <@layout.paragraph>${msg("emailChangeNotYou", realmName)}</@layout.paragraph>
    <@layout.action href=link label=msg("emailChangeButton") />
    <@layout.small>${msg("emailChangeLife", lifespanFormatter(lifespan))}</@layout.small>
  <#else>
    <@layout.paragraph>${msg("emailChangeContactUs", realmName)}</@layout.paragraph>
  </#if>
</@layout.emailLayout>
