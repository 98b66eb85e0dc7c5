<#ftl output_format="plainText">
${msg("emailUpdateConfirmationText", realmName, newEmail)}

${link}

${msg("mailLinkLife", linkExpirationFormatter(linkExpiration))}

-- 
${msg("mailFooter", realmName)}
