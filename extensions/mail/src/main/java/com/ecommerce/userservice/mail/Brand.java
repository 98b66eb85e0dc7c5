package com.ecommerce.userservice.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;

/**
 * The colours of {@code brand.css}, the one file of a shop's brand, for e-mails: these cannot refer to a style sheet. A
 * colour that a shop's file lacks, or that is no {@code #rrggbb}, is the shipped one.
 *
 * @param light colours by the name of their property without {@code --brand-}, its hyphens left out: {@code primary},
 *     {@code onPrimary}
 * @param dark the same for readers that prefer dark
 */
record Brand(Map<String, String> light, Map<String, String> dark) {

    private static final String THEME = "ecommerce";
    private static final String FILE = "brand.css";
    private static final String SHIPPED = "theme/" + THEME + "/common/resources/" + FILE;

    private static final Logger LOG = Logger.getLogger(Brand.class);

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern COLOUR =
            Pattern.compile("(?<![\\w-])--brand-([a-z]+)(?:-([a-z]+))?\\s*:\\s*(#[0-9a-fA-F]{6})\\s*[;}]");
    private static final Pattern DARK = Pattern.compile("prefers-color-scheme\\s*:\\s*dark");

    Brand {
        light = Map.copyOf(light);
        dark = Map.copyOf(dark);
    }

    /** Returns the brand that the server's pages have now; the shipped one if the shop's file cannot be read. */
    static Brand of(KeycloakSession session) {
        Brand shipped = of(read(Brand.class.getClassLoader().getResourceAsStream(SHIPPED)));
        try {
            Theme theme = session.theme().getTheme(THEME, Theme.Type.COMMON);
            return shipped.with(of(read(theme.getResourceAsStream(FILE))));
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf(e, "Cannot read the shop's %s: this e-mail has the shipped colours", FILE);
            return shipped;
        }
    }

    /** Reads a style sheet that names light colours first. */
    static Brand of(String css) {
        String rules = COMMENT.matcher(css).replaceAll(" ");
        Matcher dark = DARK.matcher(rules);
        return dark.find()
                ? new Brand(colours(rules.substring(0, dark.start())), colours(rules.substring(dark.start())))
                : new Brand(colours(rules), Map.of());
    }

    /** Returns this brand with what another one has in its place. */
    Brand with(Brand other) {
        return new Brand(merged(light, other.light), merged(dark, other.dark));
    }

    private static Map<String, String> merged(Map<String, String> base, Map<String, String> other) {
        Map<String, String> result = new HashMap<>(base);
        result.putAll(other);
        return result;
    }

    private static Map<String, String> colours(String css) {
        Map<String, String> colours = new HashMap<>();
        Matcher matcher = COLOUR.matcher(css);
        while (matcher.find()) {
            String second = matcher.group(2);
            String name = second == null
                    ? matcher.group(1)
                    : matcher.group(1) + Character.toUpperCase(second.charAt(0)) + second.substring(1);
            colours.put(name, matcher.group(3));
        }
        return colours;
    }

    private static String read(InputStream stream) {
        if (stream == null) {
            return "";
        }
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
    }
}
