<#ftl output_format="plainText">
${msg("emailVerificationText", realmName)}

${link}

${msg("mailLinkLife", linkExpirationFormatter(linkExpiration))}

-- 
${msg("mailFooter", realmName)}
