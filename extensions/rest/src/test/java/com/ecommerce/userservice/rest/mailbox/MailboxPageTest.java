package com.ecommerce.userservice.rest.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.core.mail.DevelopmentMail;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailboxPageTest {

    private static final String HOSTILE = "</pre><script>alert('a&b')</script>\" onload=\"alert(1) %s %1$s {mails}";
    private static final String ESCAPED = "&lt;/pre&gt;&lt;script&gt;alert(&#39;a&amp;b&#39;)&lt;/script&gt;&quot;"
            + " onload=&quot;alert(1) %s %1$s {mails}";

    private static String html(String realmName, String to, DevelopmentMail... mails) {
        return new String(new MailboxPage(realmName, to, List.of(mails)).html(), StandardCharsets.UTF_8);
    }

    private static DevelopmentMail mail(String id, String part) {
        return new DevelopmentMail(id, part, part, part, part, Instant.parse("2026-01-31T09:30:00.123Z"));
    }

    @Test
    void givenHostileParts_whenShown_thenEachIsEscaped() {
        String page = html(HOSTILE, HOSTILE, mail("1", HOSTILE));

        assertThat(page)
                .doesNotContain("<script")
                .doesNotContain("\" onload")
                .contains("<title>Mailbox of " + ESCAPED + "</title>")
                .contains("value=\"" + ESCAPED + "\"")
                .contains("<h2>" + ESCAPED + "</h2>")
                .contains("to " + ESCAPED + "</span>")
                .contains("srcdoc=\"&lt;base target=&quot;_blank&quot;&gt;" + ESCAPED + "\"")
                .contains("<pre>" + ESCAPED + "</pre>");
    }

    @Test
    void givenMails_whenShown_thenFirstIsOpenAndNoFrameMayRunScripts() {
        String page = html("shop", "", mail("1", "One"), mail("2", "Two"));

        assertThat(page).containsOnlyOnce("<details name=\"mail\" open>").contains("2 e-mails");
        assertThat(page.indexOf(" open>")).isLessThan(page.indexOf("<h2>One</h2>"));
        assertThat(page.indexOf("<h2>One</h2>")).isLessThan(page.indexOf("<h2>Two</h2>"));
        assertThat(page)
                .contains("<time datetime=\"2026-01-31T09:30:00.123Z\">2026-01-31 09:30:00 UTC</time>")
                .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")
                .doesNotContain("allow-scripts", "allow-same-origin");
    }

    @Test
    void givenNoMail_whenShown_thenItSaysSo() {
        assertThat(html("shop", "")).contains("No e-mail yet").doesNotContain("<iframe");
    }
}
