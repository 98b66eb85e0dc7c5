<#-- For themes that have no address-taken.ftl of their own: in the layout of any theme. -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("addressTakenText", realmName)}</p>
<p>${msg("proofNotYou")}</p>
</@layout.emailLayout>
