<#ftl output_format="plainText">
${msg("addressTakenText", realmName)}

${msg("proofNotYou")}

-- 
${msg("mailFooter", realmName)}
