<#--
  In place of that of keycloak.v2 (26.7), which asks for the password below the username; that field is hidden here
  (css/login.css), so the password would come before the e-mail address.
-->
<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "user-profile-commons.ftl" as userProfileCommons>
<#import "register-commons.ftl" as registerCommons>
<#import "password-validation.ftl" as validator>
<@layout.registrationLayout displayMessage=messagesPerField.exists('global') displayRequiredFields=true; section>
    <#if section = "header">
        ${msg(messageHeader!"registerTitle")}
    <#elseif section = "form">
        <form id="kc-register-form" class="${properties.kcFormClass!}" action="${url.registrationAction}" method="post" novalidate="novalidate">
            <@userProfileCommons.userProfileFormFields; callback, attribute>
                <#if callback = "afterField" && passwordRequired?? && attribute.name = profile.attributes?last.name>
                    <@field.password name="password" required=true label=msg("password") autocomplete="new-password" />
                    <@field.password name="password-confirm" required=true label=msg("passwordConfirm") autocomplete="new-password" />
                </#if>
            </@userProfileCommons.userProfileFormFields>

            <@registerCommons.termsAcceptance/>

            <#if recaptchaRequired??>
                <div class="g-recaptcha" data-size="<#if recaptchaVisible!false>compact<#else>invisible</#if>"
                    data-sitekey="${recaptchaSiteKey}" data-action="${recaptchaAction}" data-callback="onSubmitRecaptcha"></div>
                <script>
                    function onSubmitRecaptcha() {
                        <#if !(recaptchaVisible!false)>document.getElementById("kc-register-form").requestSubmit();</#if>
                    }
                </script>
            </#if>
            <@buttons.actionGroup>
                <#if recaptchaRequired?? && !(recaptchaVisible!false)>
                    <@buttons.button id="kc-submit" label="doRegister" onclick="grecaptcha.execute(); return false;"/>
                <#else>
                    <@buttons.button id="kc-submit" label="doRegister"/>
                </#if>
            </@buttons.actionGroup>
            <p class="pf-v5-c-login__main-footer-band-item"><a href="${url.loginUrl}">${msg("backToLogin")}</a></p>
        </form>

        <#if passwordRequired??>
            <@validator.templates/>
            <@validator.script field="password"/>
        </#if>
    </#if>
</@layout.registrationLayout>
