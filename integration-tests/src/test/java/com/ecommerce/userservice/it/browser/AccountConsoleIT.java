package com.ecommerce.userservice.it.browser;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.InvalidReason;
import com.ecommerce.user.v1.User;
import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.mail.Mail;
import com.ecommerce.userservice.it.support.mail.Mailbox;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What customers change in the account console, and how the APIs tell it. */
@Tag("long")
@WithBrowser
class AccountConsoleIT {

    @RegisterExtension
    static final Shop shop = new Shop();

    private TestUser customer;
    private Visitor visitor;

    @BeforeEach
    void welcome() {
        customer = shop.confirmedCustomer("en");
        visitor = shop.visitor();
    }

    /** Returns the e-mail with the link that confirms it. */
    private Mail asksForAddress(String address) {
        visitor.opensAccount("", customer);
        visitor.page().locator("#update-email-btn").click();
        visitor.page().locator("#kc-update-email-form").waitFor();
        visitor.fills("email", address).submits();
        return Mailbox.awaitLink(address);
    }

    private void save() {
        visitor.page().locator("#save-btn").click();
    }

    @Test
    void givenProfileChanged_whenReadThroughRestAndGrpc_thenItIsThere() {
        visitor.opensAccount("", customer);
        visitor.fills("firstName", "Zoë").fills("lastName", "Łukasz").fills("attributes.phone_number", "555 0199");

        save();

        Await.untilAsserted(() ->
                assertThat(shop.api().me(customer.access()).text("/first_name")).isEqualTo("Zoë"));
        Reply me = shop.api().me(customer.access());
        assertThat(me.text("/last_name")).isEqualTo("Łukasz");
        assertThat(me.text("/phone_number")).isEqualTo("555 0199");
        User user = shop.userOverGrpc(customer.id());
        assertThat(user.getFirstName()).isEqualTo("Zoë");
        assertThat(user.getLastName()).isEqualTo("Łukasz");
        assertThat(user.getPhoneNumber()).isEqualTo("555 0199");
    }

    @Test
    void givenAddressAsUsername_whenOpened_thenAskedForTheAddressAlone() {
        TestUser named = shop.confirmedCustomer("en");
        shop.api().patch("users/me/", named.access(), Map.of("username", TestUser.uniqueWord()));

        visitor.opensAccount("", customer);

        assertThat(visitor.field("email")).hasValue(customer.email());
        assertThat(visitor.page().locator("label[for=email]")).containsText("E-mail address");
        assertThat(visitor.field("username")).hasCount(0);
        Visitor other = shop.visitor();
        other.opensAccount("", named);
        assertThat(other.field("username")).isVisible();
    }

    @Test
    void givenCharacterThatIsRefused_whenSaved_thenNamed() {
        visitor.opensAccount("", customer);
        visitor.fills("firstName", "Zo<ë");

        save();

        assertThat(visitor.page().locator("main")).containsText("The character < is not possible here.");
        visitor.fills("firstName", "Zoë");
        save();
        Await.untilAsserted(() ->
                assertThat(shop.api().me(customer.access()).text("/first_name")).isEqualTo("Zoë"));
        assertThat(shop.api().me(customer.access()).text("/username")).isEqualTo(customer.email());
    }

    @Test
    void givenWrongPhoneNumber_whenSaved_thenToldSoAndNotChanged() {
        visitor.opensAccount("", customer);
        visitor.fills("firstName", "Zoë").fills("attributes.phone_number", "call me");

        save();

        assertThat(visitor.page()
                        .locator("main [id*=phone_number][id$=-helper], main .pf-m-error")
                        .first())
                .isVisible();
        assertThat(shop.api().me(customer.access()).text("/first_name")).isEmpty();
    }

    @Test
    void givenNewAddress_whenConfirmedByItsMail_thenTheAccountHasItAndTheFormerOneIsTold() {
        String address = TestUser.uniqueEmail();

        Mail mail = asksForAddress(address);
        assertThat(shop.api().me(customer.access()).text("/email")).isEqualTo(customer.email());
        visitor.follows(mail);

        assertThat(visitor.page().locator("main")).containsText(address);
        // The page that asked for the link names the address too.
        Await.untilAsserted(() ->
                assertThat(shop.api().me(customer.access()).text("/email")).isEqualTo(address));
        assertThat(shop.api().me(customer.access()).json().path("is_verified").booleanValue())
                .isTrue();
        assertThat(shop.userOverGrpc(customer.id()).getEmail()).isEqualTo(address);
        assertThat(shop.userOverGrpc(customer.id()).getUsername()).isEqualTo(address);
        assertThat(shop.visitor().reads(mail)).isEqualTo("en");
        assertThat(shop.visitor().reads(Mailbox.awaitNotice(customer.email(), 1)))
                .isEqualTo("en");
    }

    /** It may be mistyped, and its mail may never arrive. */
    @Test
    void givenNewAddressThatIsNotConfirmed_whenLoggingIn_thenTheOldOneHolds() {
        String address = TestUser.uniqueEmail();
        Mail mail = asksForAddress(address);

        assertThat(shop.api().login(customer.email(), TestUser.PASSWORD).status())
                .isEqualTo(200);
        Visitor another = shop.visitor();
        another.opensAccount("", customer);
        assertThat(another.field("email")).hasValue(customer.email());
        visitor.follows(mail);

        Await.untilAsserted(() ->
                assertThat(shop.api().me(customer.access()).text("/email")).isEqualTo(address));
    }

    @Test
    void givenSessionsOfRest_whenAllDevicesAreSignedOut_thenTheirTokensAreRefused() {
        TestUser session = shop.realm().login(customer);
        visitor.opensAccount("account-security/device-activity", customer);

        visitor.page().locator("main .pf-v5-l-split button:not(#refresh-page)").click();
        visitor.page().locator("#modal-confirm").click();

        assertThat(visitor.field("password")).isVisible();
        for (TestUser ended : new TestUser[] {customer, session}) {
            assertProblem(shop.api().me(ended.access()), "token_not_valid");
            assertProblem(shop.api().refresh(ended.refresh()), "token_not_valid");
            assertThat(TestEnvironment.grpc()
                            .validate(TestEnvironment.grpc().stub(shop.realm().name()), ended.access())
                            .getReason())
                    .isEqualTo(InvalidReason.INVALID_REASON_SESSION_ENDED);
        }
    }
}
