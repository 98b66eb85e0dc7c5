package com.ecommerce.userservice.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Await;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A mail server in this process that takes everything; tests tell their mail by its address. */
final class Mailbox {

    private static final GreenMail SERVER = start();

    private Mailbox() {}

    private static GreenMail start() {
        GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    /** Returns it as a realm's {@code smtpServer}. */
    static Map<String, String> settings() {
        return Map.of(
                "host",
                "localhost",
                "port",
                Integer.toString(SERVER.getSmtp().getPort()),
                "from",
                "no-reply@example.com",
                "fromDisplayName",
                "Shop",
                "allowutf8",
                "true");
    }

    /** Returns what has come to an address up to now, oldest first. */
    static List<Mail> of(String address) {
        return Stream.of(SERVER.getReceivedMessages())
                .filter(message -> isTo(message, address))
                .map(Mail::of)
                .toList();
    }

    /** Waits for an e-mail with a link that does something, and returns the newest of so many. */
    static Mail awaitLink(String address, int count) {
        return await(address, true, count);
    }

    static Mail awaitLink(String address) {
        return awaitLink(address, 1);
    }

    /** Waits for an e-mail that only tells something, and returns the newest of so many. */
    static Mail awaitNotice(String address, int count) {
        return await(address, false, count);
    }

    private static Mail await(String address, boolean withLink, int count) {
        Await.untilAsserted(() -> assertThat(matching(address, withLink))
                .as("e-mails to %s", address)
                .hasSizeGreaterThanOrEqualTo(count));
        List<Mail> mails = matching(address, withLink);
        assertThat(mails).as("e-mails to %s", address).hasSize(count);
        return mails.get(count - 1);
    }

    private static List<Mail> matching(String address, boolean withLink) {
        return of(address).stream().filter(mail -> mail.hasLink() == withLink).toList();
    }

    private static boolean isTo(Message message, String address) {
        try {
            return Stream.of(message.getAllRecipients())
                    .map(Address::toString)
                    .anyMatch(recipient -> recipient.contains(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
