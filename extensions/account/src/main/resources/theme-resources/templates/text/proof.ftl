<#ftl output_format="plainText">
${msg(key + "Text", realmName)}

${code}

<#if link??>
${msg("proofLink")}

${link}

${msg("proofLife", lifespanFormatter(lifespan), realmName)}
<#else>
${msg("proofCodeLife", lifespanFormatter(lifespan), realmName)}
</#if>
${msg("proofNotYou")}

-- 
${msg("mailFooter", realmName)}
