<#-- For themes that have no proof.ftl of their own: in the layout of any theme. -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg(key + "Text", realmName)}</p>
<p style="font-size: 1.8em; font-weight: bold; letter-spacing: 2px;">${code}</p>
<#if link??>
<p><a href="${link}">${msg(key + "Button")}</a></p>
<p>${msg("proofLife", lifespanFormatter(lifespan), realmName)}</p>
<#else>
<p>${msg("proofCodeLife", lifespanFormatter(lifespan), realmName)}</p>
</#if>
<p>${msg((key = "proofReauthenticate")?then("proofReauthenticateNotYou", "proofNotYou"))}</p>
</@layout.emailLayout>
