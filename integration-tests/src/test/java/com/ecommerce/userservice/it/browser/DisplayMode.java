package com.ecommerce.userservice.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.http.Json;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Stream;

/** Colour scheme and size of the window in which a page is shown. */
enum DisplayMode {
    LIGHT_ON_A_DESKTOP(ColorScheme.LIGHT, 1280, 800),
    DARK_ON_A_PHONE(ColorScheme.DARK, 320, 720);

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final List<String> PAGES =
            Stream.concat(WCAG.stream(), Stream.of("best-practice")).toList();

    private final ColorScheme colours;
    private final int width;
    private final int height;

    DisplayMode(ColorScheme colours, int width, int height) {
        this.colours = colours;
        this.width = width;
        this.height = height;
    }

    /** Asserts that a page is accessible (WCAG 2.2 AA) and fits the window in every mode. */
    static void assertReadable(Page page) {
        assertReadable(page, PAGES);
    }

    /** The same of an e-mail, which is no page of its own: its reader has landmarks and headings around it. */
    static void assertReadableMail(Page page) {
        assertReadable(page, WCAG);
    }

    private static void assertReadable(Page page, List<String> rules) {
        for (DisplayMode mode : values()) {
            mode.apply(page);
            // The account console looks at the width again after a moment.
            Await.untilAsserted(() -> mode.assertReadableNow(page, rules));
        }
        LIGHT_ON_A_DESKTOP.apply(page);
    }

    private void apply(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
        page.setViewportSize(width, height);
    }

    private void assertReadableNow(Page page, List<String> rules) {
        assertThat((Integer) page.evaluate("Math.max(document.documentElement.scrollWidth,"
                        + " document.querySelector('main')?.scrollWidth ?? 0) - window.innerWidth"))
                .as("%s, %s: pixels beyond the edge", page.url(), this)
                .isLessThanOrEqualTo(0);
        // Without it each analysis opens a page of its own, for parts of other origins, which these pages have none of.
        // Of the rules that a page passes, one element each is enough to know that they ran.
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        AxeResults results = new AxeBuilder(page)
                .options(options)
                .setLegacyMode(true)
                .withTags(rules)
                .analyze();
        assertThat(results.getErrorMessage()).isNull();
        assertThat(results.getPasses()).isNotEmpty();
        assertThat(results.getViolations().stream()
                        .map(rule -> rule.getId() + ": " + Json.write(rule.getNodes()))
                        .toList())
                .as("%s, %s: violations", page.url(), this)
                .isEmpty();
    }
}
