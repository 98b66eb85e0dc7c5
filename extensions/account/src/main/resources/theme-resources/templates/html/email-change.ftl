<#-- For themes that have no email-change.ftl of their own: in the layout of any theme. -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("emailChangeText", realmName)}</p>
<#if link??>
<p>${msg("emailChangeNotYou", realmName)}</p>
<p><a href="${link}">${msg("emailChangeButton")}</a></p>
<p>${msg("emailChangeLife", lifespanFormatter(lifespan))}</p>
<#else>
<p>${msg("emailChangeContactUs", realmName)}</p>
</#if>
</@layout.emailLayout>
