<#import "template.ftl" as layout>
<@layout.emailLayout>
  <@layout.paragraph>${msg("addressTakenText", realmName)}</@layout.paragraph>
  <@layout.small>${msg("proofNotYou")}</@layout.small>
</@layout.emailLayout>
