package com.ecommerce.userservice.core.user;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one form of an e-mail address: trimmed, in Unicode's form NFC, in lower case, its domain in ASCII (RFC 5891). What
 * is no address keeps what cannot be brought into that form, so that the user profile refuses it with a sentence.
 */
public final class EmailForm {

    /** Longer ones are no domains, and Punycode takes time in the square of the length. */
    private static final int MAX_DOMAIN_LENGTH = 255;

    /**
     * IDNA 2008, and with it browsers and registries, encode these four; {@link IDN} knows IDNA 2003 only and makes other
     * domains of them, which belong to others: {@code strasse} of {@code straße}. Only their ASCII form is taken.
     */
    private static final Pattern DEVIATIONS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

    private static final Pattern ASCII_DOMAIN = Pattern.compile("[a-z0-9.-]+|\\[.*]");

    private EmailForm() {}

    /** Returns the address in its form; "" stays "". */
    public static String of(String address) {
        String text = Normalizer.normalize(strip(address), Normalizer.Form.NFC);
        int at = text.lastIndexOf('@');
        return at < 0 ? lowerCase(text) : lowerCase(text.substring(0, at)) + "@" + domain(text.substring(at + 1));
    }

    /** Returns an address in its form with its domain in Unicode, as it may have been stored before there was a form. */
    static String inUnicode(String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, at + 1) + IDN.toUnicode(address.substring(at + 1));
    }

    /** Returns whether the domain of an address in its form is a name in ASCII or a literal such as {@code [192.0.2.1]}. */
    static boolean hasAsciiDomain(String address) {
        return ASCII_DOMAIN
                .matcher(address.substring(address.lastIndexOf('@') + 1))
                .matches();
    }

    /** As {@link String#strip}, and no-break spaces too: they come with text that is pasted. */
    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (start < end && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign);
    }

    private static String lowerCase(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    private static String domain(String domain) {
        // A dot at the end is no part of an address (RFC 5321, 4.1.2); IDN would take it away.
        if (domain.isEmpty()
                || domain.length() > MAX_DOMAIN_LENGTH
                || domain.startsWith("[")
                || domain.endsWith(".")
                || DEVIATIONS.matcher(domain).find()) {
            return lowerCase(domain);
        }
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED | IDN.USE_STD3_ASCII_RULES)
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return lowerCase(domain);
        }
    }
}
