<#outputformat "plainText">
<#assign actions><#list requiredActions![] as action>${msg("requiredAction.${action}")}<#sep>, </#sep></#list></#assign>
</#outputformat>
<#import "template.ftl" as layout>
<@layout.emailLayout>
  <@layout.paragraph>${msg("executeActionsText", realmName, actions)}</@layout.paragraph>
  <@layout.action href=link label=msg("executeActionsButton") />
</@layout.emailLayout>
