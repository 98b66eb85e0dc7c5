<#ftl output_format="plainText">
${msg("emailChangeText", realmName)}

<#if link??>
${msg("emailChangeNotYou", realmName)}

${link}

${msg("emailChangeLife", lifespanFormatter(lifespan))}
<#else>
${msg("emailChangeContactUs", realmName)}
</#if>

-- 
${msg("mailFooter", realmName)}
