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
${msg((key = "proofReauthenticate")?then("proofReauthenticateNotYou", "proofNotYou"))}

-- 
${msg("mailFooter", realmName)}
