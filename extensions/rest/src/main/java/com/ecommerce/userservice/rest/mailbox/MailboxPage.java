package com.ecommerce.userservice.rest.mailbox;

import com.ecommerce.userservice.core.mail.DevelopmentMail;
import com.ecommerce.userservice.rest.http.Timestamps;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page of the mailbox. E-mails are hostile: what strangers type is in them. All of it is escaped; the HTML of an e-mail
 * stands in a frame without scripts, forms and the page's origin, whose links open outside of it.
 */
final class MailboxPage {

    private static final String PAGE = text("page.html");

    private static final String EMPTY = """
            <p class="empty">No e-mail yet. Change a password, or ask for a new one on the sign-in page, and look here again.</p>
            """;

    private static final String LIST = """
            <p class="count">%s, newest first</p>
            <ol>
            %s</ol>
            """;

    private static final String MAIL = """
            <li><details name="mail"%1$s>
            <summary><h2>%2$s</h2><time datetime="%3$s">%4$s UTC</time><span class="to">to %5$s</span></summary>
            <fieldset aria-label="Part of the e-mail">
            <label><input type="radio" name="%6$s" value="html" checked> HTML</label>
            <label><input type="radio" name="%6$s" value="text"> Text</label>
            </fieldset>
            <iframe title="%2$s" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="%7$s"></iframe>
            <pre>%8$s</pre>
            </details></li>
            """;

    /** Without it a link would load its page into the frame, which the page does not allow. */
    private static final String LINKS_OPEN_OUTSIDE = "<base target=\"_blank\">";

    private final String realmName;
    private final String to;
    private final List<DevelopmentMail> mails;

    /**
     * A page of e-mails.
     *
     * @param to the address that was asked for; {@code ""} for all
     * @param mails newest first
     */
    MailboxPage(String realmName, String to, List<DevelopmentMail> mails) {
        this.realmName = realmName;
        this.to = to;
        this.mails = List.copyOf(mails);
    }

    byte[] html() {
        return PAGE.formatted(escape(realmName), escape(to), mails.isEmpty() ? EMPTY : list())
                .getBytes(StandardCharsets.UTF_8);
    }

    private String list() {
        return LIST.formatted(
                mails.size() == 1 ? "1 e-mail" : mails.size() + " e-mails",
                mails.stream().map(this::mail).collect(Collectors.joining()));
    }

    /** The newest one is open. */
    private String mail(DevelopmentMail mail) {
        String time = Timestamps.of(mail.sentAt());
        return MAIL.formatted(
                mail.equals(mails.get(0)) ? " open" : "",
                escape(mail.subject()),
                time,
                time.replaceFirst("T(.*)\\..*", " $1"),
                escape(mail.to()),
                mail.id(),
                escape(LINKS_OPEN_OUTSIDE + mail.html()),
                escape(mail.text()));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String text(String file) {
        try (InputStream stream = MailboxPage.class.getResourceAsStream(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
