package com.ecommerce.userservice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.core.mail.DevelopmentMail;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryMailboxTest {

    private final MemoryMailbox mailbox = new MemoryMailbox();

    private void add(String realmId, String subject) {
        mailbox.add(realmId, "anna@example.com", subject, "text", "<p>html</p>");
    }

    private List<String> subjects(String realmId) {
        return mailbox.of(realmId).stream().map(DevelopmentMail::subject).toList();
    }

    @Test
    void givenMail_whenRead_thenWholeAndWithItsTime() {
        Instant before = Instant.now();

        add("a", "One");

        assertThat(mailbox.of("a")).singleElement().satisfies(mail -> {
            assertThat(mail.id()).isNotBlank();
            assertThat(mail.to()).isEqualTo("anna@example.com");
            assertThat(mail.subject()).isEqualTo("One");
            assertThat(mail.text()).isEqualTo("text");
            assertThat(mail.html()).isEqualTo("<p>html</p>");
            assertThat(mail.sentAt()).isBetween(before, Instant.now());
        });
    }

    @Test
    void givenMailsOfTwoRealms_whenRead_thenEachItsOwnNewestFirst() {
        add("a", "One");
        add("b", "Two");
        add("a", "Three");

        assertThat(subjects("a")).containsExactly("Three", "One");
        assertThat(subjects("b")).containsExactly("Two");
        assertThat(subjects("c")).isEmpty();
    }

    @Test
    void givenTooMany_whenRead_thenTheLastOfAllRealmsTogether() {
        add("a", "first");
        add("b", "second");
        IntStream.range(0, MemoryMailbox.MAX_MAILS - 1).forEach(number -> add("a", "mail " + number));

        assertThat(subjects("a")).hasSize(MemoryMailbox.MAX_MAILS - 1).doesNotContain("first");
        assertThat(subjects("b")).containsExactly("second");

        add("a", "last");

        assertThat(subjects("a")).hasSize(MemoryMailbox.MAX_MAILS).startsWith("last");
        assertThat(subjects("b")).isEmpty();
    }

    @Test
    void givenPartsThatAreMissing_whenRead_thenEmpty() {
        mailbox.add("a", "anna@example.com", "One", null, null);

        assertThat(mailbox.of("a")).singleElement().satisfies(mail -> {
            assertThat(mail.text()).isEmpty();
            assertThat(mail.html()).isEmpty();
        });
    }

    @Test
    void givenLongParts_whenRead_thenCutAndNoCharacterIsBroken() {
        String smileys = "\ud83d\ude00".repeat(MemoryMailbox.MAX_LENGTH);

        mailbox.add("a", "anna@example.com", "s".repeat(MemoryMailbox.MAX_LENGTH), smileys, "x" + smileys);

        DevelopmentMail mail = mailbox.of("a").get(0);
        assertThat(mail.subject()).hasSize(MemoryMailbox.MAX_LENGTH).endsWith("ss");
        for (String part : List.of(mail.text(), mail.html())) {
            assertThat(part).hasSize(MemoryMailbox.MAX_LENGTH).endsWith("\u2026");
            assertThat(part.codePoints().filter(point -> point <= 0xffff))
                    .noneMatch(point -> Character.isSurrogate((char) point.intValue()));
        }
    }

    @Test
    void givenHalfOfAPair_whenRead_thenReplaced() {
        mailbox.add("a", "anna@example.com", "a\ud83db", "", "");

        assertThat(subjects("a")).containsExactly("a?b");
    }

    @Test
    void givenMailsAtOnce_whenRead_thenEachOnce() {
        IntStream.range(0, MemoryMailbox.MAX_MAILS).parallel().forEach(number -> add("a", "mail " + number));

        Set<String> ids = new HashSet<>();
        assertThat(mailbox.of("a")).hasSize(MemoryMailbox.MAX_MAILS).allMatch(mail -> ids.add(mail.id()));
        assertThat(mailbox.of("a"))
                .isSortedAccordingTo((one, other) -> other.sentAt().compareTo(one.sentAt()));
    }
}
