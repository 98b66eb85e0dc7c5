<#ftl output_format="plainText">
<#assign actions><#list requiredActions![] as action>${msg("requiredAction.${action}")}<#sep>, </#sep></#list></#assign>
${msg("executeActionsText", realmName, actions)}

${link}

${msg("mailLinkLife", linkExpirationFormatter(linkExpiration))}

-- 
${msg("mailFooter", realmName)}
