<#ftl output_format="plainText">
${msg("identityProviderLinkText", realmName, identityProviderDisplayName)}

${link}

${msg("mailLinkLife", linkExpirationFormatter(linkExpiration))}

-- 
${msg("mailFooter", realmName)}
