<#import "template.ftl" as layout>
<@layout.emailLayout>
  <@layout.paragraph>${msg(key + "Text", realmName)}</@layout.paragraph>
  <@layout.paragraph>${msg("noticeTime", time)}<br>${msg("noticeDevice", device)}<br>${msg("noticeAddress", ipAddress)}</@layout.paragraph>
  <#if key = "noticeEmailChanged">
    <@layout.paragraph>${msg("noticeContactUs", realmName)}</@layout.paragraph>
  <#else>
    <@layout.paragraph>${msg("noticeNotYou")}</@layout.paragraph>
    <@layout.action href=accountUrl label=msg("noticeButton") />
  </#if>
</@layout.emailLayout>
