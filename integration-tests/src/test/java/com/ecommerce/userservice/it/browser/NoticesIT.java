package com.ecommerce.userservice.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Totp;
import com.ecommerce.userservice.it.support.mail.Mail;
import com.ecommerce.userservice.it.support.mail.Mailbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** E-mails that tell customers what has happened to their accounts. */
@Tag("long")
@WithBrowser
class NoticesIT {

    private static final String FIREFOX =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0";
    private static final String NEWER_FIREFOX = FIREFOX.replace("143", "150");
    private static final String NEW_PASSWORD = "amber-Lighthouse-17";

    @RegisterExtension
    static final Shop shop = new Shop();

    private final TestUser customer = shop.confirmedCustomer("de");

    private void assertInGerman(Mail mail) {
        assertThat(shop.visitor().reads(mail)).isEqualTo("de");
        assertThat(mail.text()).contains("Shop");
    }

    private void changePassword(TestUser user) {
        Reply changed = shop.api().changePassword(user.access(), TestUser.PASSWORD, NEW_PASSWORD);
        assertThat(changed.status()).as("%s", changed).isEqualTo(200);
    }

    @Test
    void givenPasswordChangedThroughRest_whenDone_thenTold() {
        changePassword(customer);

        assertInGerman(Mailbox.awaitNotice(customer.email(), 1));
    }

    @Test
    void givenPasswordChangedOnThePage_whenDone_thenTold() {
        Visitor visitor = shop.visitor().signedIn(customer).opensAction("UPDATE_PASSWORD");
        visitor.fills("password-new", NEW_PASSWORD).fills("password-confirm", NEW_PASSWORD);
        visitor.submits();
        visitor.arrives();

        assertInGerman(Mailbox.awaitNotice(customer.email(), 1));
    }

    @Test
    void givenSecondFactorsAdded_whenDone_thenToldOfEach() {
        Visitor visitor = shop.visitor().signedIn(customer).opensAction("CONFIGURE_TOTP");
        Totp device = new Totp(visitor.page().locator("input[name=totpSecret]").getAttribute("value"));
        visitor.fills("totp", device.now()).submits();
        visitor.arrives();
        Mail ofDevice = Mailbox.awaitNotice(customer.email(), 1);

        visitor.opensAction("CONFIGURE_RECOVERY_AUTHN_CODES");
        visitor.page().locator("#kcRecoveryCodesConfirmationCheck").check();
        visitor.submits();
        visitor.arrives();
        Mail ofCodes = Mailbox.awaitNotice(customer.email(), 2);

        assertInGerman(ofDevice);
        assertInGerman(ofCodes);
        assertThat(ofCodes.subject()).isNotEqualTo(ofDevice.subject());
    }

    @Test
    void givenSignInWithAnotherDevice_whenDone_thenToldOnceAndWithItsName() {
        shop.visitor().signedIn(customer);
        shop.visitorWith(FIREFOX).signedIn(customer);
        Mail mail = Mailbox.awaitNotice(customer.email(), 1);
        assertInGerman(mail);
        assertThat(mail.text()).contains("Firefox").contains("Windows");

        shop.visitorWith(NEWER_FIREFOX).signedIn(customer);
        changePassword(customer);

        assertThat(Mailbox.awaitNotice(customer.email(), 2).subject()).isNotEqualTo(mail.subject());
    }

    @Test
    void givenFirstSignIns_whenWithOneDevice_thenNotTold() {
        shop.visitor().signedIn(customer);
        shop.visitor().signedIn(customer);
        changePassword(customer);

        Mailbox.awaitNotice(customer.email(), 1);
    }

    @Test
    void givenAddressChanged_whenDone_thenTheFormerOneIsTold() {
        String address = TestUser.uniqueEmail();
        Visitor visitor = shop.visitor().signedIn(customer).opensAction("UPDATE_EMAIL");
        visitor.fills("email", address).submits();
        visitor.follows(Mailbox.awaitLink(address));

        assertInGerman(Mailbox.awaitNotice(customer.email(), 1));
    }

    @Test
    void givenUnconfirmedAddress_whenPasswordChanges_thenItsOwnerIsNotTold() {
        TestUser stranger = shop.customer();
        changePassword(stranger);
        changePassword(customer);

        Mailbox.awaitNotice(customer.email(), 1);
        assertThat(Mailbox.of(stranger.email())).isEmpty();
    }
}
