<#ftl output_format="plainText">
${msg(key + "Text", realmName)}

${msg("noticeTime", time)}
${msg("noticeDevice", device)}
${msg("noticeAddress", ipAddress)}

<#if key = "noticeEmailChanged">
${msg("noticeContactUs", realmName)}
<#else>
${msg("noticeNotYou")}

${accountUrl}
</#if>

-- 
${msg("mailFooter", realmName)}
