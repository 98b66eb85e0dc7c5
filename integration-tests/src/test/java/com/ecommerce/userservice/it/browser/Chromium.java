package com.ecommerce.userservice.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** This machine's Chromium, which {@code CHROMIUM} names or which is found where programs are; nothing is downloaded. */
final class Chromium implements AutoCloseable {

    /** The shell first: a whole browser without a display draws its own windows and menus all the same, which takes most of its time. */
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

    private static final List<String> ARGUMENTS = List.of(
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");
    private static final double PATIENCE_MILLIS = 30_000;

    private static Chromium current;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setChromiumSandbox(false)
                        .setArgs(ARGUMENTS));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    /** Returns the browser's file, if there is one. */
    static Optional<Path> find() {
        String named = System.getenv("CHROMIUM");
        Stream<Path> candidates = named == null || named.isBlank() ? onPath() : Stream.of(Path.of(named));
        return candidates.filter(Files::isExecutable).findFirst();
    }

    private static Stream<Path> onPath() {
        String folders = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return NAMES.stream()
                .flatMap(name -> Stream.of(folders.split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, name)));
    }

    static Chromium start() {
        current = new Chromium(find().orElseThrow());
        return current;
    }

    /** Returns a browser as somebody opens it who was never here: without cookies. */
    static BrowserContext newContext(Browser.NewContextOptions options) {
        BrowserContext context = current.browser.newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
