<#ftl output_format="plainText">
${msg("passwordResetText", realmName)}

${link}

${msg("mailLinkLife", linkExpirationFormatter(linkExpiration))}

-- 
${msg("mailFooter", realmName)}
