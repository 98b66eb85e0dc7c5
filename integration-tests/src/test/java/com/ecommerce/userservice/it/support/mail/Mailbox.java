package com.ecommerce.userservice.it.support.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Await;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A mail server in this process that takes everything; tests tell their mail by its address. */
public final class Mailbox {

    private static final GreenMail SERVER = start();

    private Mailbox() {}

    private static GreenMail start() {
        GreenMail server = new GreenMail(new ServerSetup(0, "0.0.0.0", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    /** Returns it as a realm's {@code smtpServer}. */
    public static Map<String, String> settings() {
        return settings("localhost");
    }

    /** Returns it as {@link #settings()} does, for a server that knows this machine by another name. */
    public static Map<String, String> settings(String host) {
        return Map.of(
                "host",
                host,
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
    public static List<Mail> of(String address) {
        return Stream.of(SERVER.getReceivedMessages())
                .filter(message -> isTo(message, address))
                .map(Mail::of)
                .toList();
    }

    /** Waits for an e-mail with a link that does something, and returns the newest of so many. */
    public static Mail awaitLink(String address, int count) {
        return await(address, Mail::hasLink, count);
    }

    public static Mail awaitLink(String address) {
        return awaitLink(address, 1);
    }

    /** Waits for an e-mail that only tells something, and returns the newest of so many. */
    public static Mail awaitNotice(String address, int count) {
        return await(address, mail -> !mail.hasLink() && !mail.hasCode(), count);
    }

    /** Waits for an e-mail with a code, and returns the newest of so many. */
    public static Mail awaitCode(String address, int count) {
        return await(address, Mail::hasCode, count);
    }

    public static Mail awaitCode(String address) {
        return awaitCode(address, 1);
    }

    private static Mail await(String address, Predicate<Mail> kind, int count) {
        Await.untilAsserted(() ->
                assertThat(matching(address, kind)).as("e-mails to %s", address).hasSizeGreaterThanOrEqualTo(count));
        List<Mail> mails = matching(address, kind);
        assertThat(mails).as("e-mails to %s", address).hasSize(count);
        return mails.get(count - 1);
    }

    private static List<Mail> matching(String address, Predicate<Mail> kind) {
        return of(address).stream().filter(kind).toList();
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
