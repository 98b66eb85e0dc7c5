package com.ecommerce.userservice.it.support.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.keycloak.Tokens;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An e-mail as its reader sees it.
 *
 * @param text the plain part, {@code ""} if there is none
 * @param html the other part, {@code ""} if there is none
 */
public record Mail(String subject, String text, String html) {

    private static final Pattern CODE = Pattern.compile("(?m)^(\\d{3}-\\d{3}|\\d{4}-\\d{4})$");
    private static final Pattern LINK = Pattern.compile("https?://\\S+/login-actions/action-token\\?\\S+");

    public static Mail of(Message message) {
        try {
            return new Mail(message.getSubject(), body(message, "text/plain"), body(message, "text/html"));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        String result = "";
        if (part.isMimeType("multipart/*")) {
            Multipart parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount() && result.isEmpty(); i++) {
                result = body(parts.getBodyPart(i), type);
            }
        }
        return result;
    }

    public boolean hasLink() {
        return LINK.matcher(text).find();
    }

    /** Returns the address of what the e-mail asks its reader to do. */
    public String link() {
        Matcher matcher = LINK.matcher(text);
        assertThat(matcher.find()).as("a link in %s", text).isTrue();
        return matcher.group();
    }

    public boolean hasCode() {
        return CODE.matcher(text).find();
    }

    /** Returns the code as the e-mail shows it, in two groups. */
    public String code() {
        Matcher matcher = CODE.matcher(text);
        assertThat(matcher.find()).as("a code in %s", text).isTrue();
        return matcher.group();
    }

    /** Returns another code of the same form. */
    public String wrongCode() {
        String code = code();
        return (code.startsWith("1") ? "2" : "1") + code.substring(1);
    }

    /** Returns a field behind the {@code #} of the e-mail's link to a page of the shop. */
    public String fragment(String name) {
        Matcher matcher =
                Pattern.compile("https?://\\S+#\\S*\\b" + name + "=([^&\\s]+)").matcher(text);
        assertThat(matcher.find()).as("%s in %s", name, text).isTrue();
        return matcher.group(1);
    }

    /** Returns that address with another signature. */
    public String tamperedLink() {
        String link = link();
        String key = link.replaceFirst(".*[?&]key=([^&]+).*", "$1");
        return link.replace(key, Tokens.tampered(key));
    }
}
