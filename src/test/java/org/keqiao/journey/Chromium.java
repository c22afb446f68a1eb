package org.keqiao.journey;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CLI;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds a Chromium for the browser tests, or has one installed. */
final class Chromium {

    /** The same engine without windows, which Playwright takes by itself too: a tenth less processor time. */
    private static final String SHELL = "chromium-headless-shell";

    private static final List<String> PLACES = List.of(
            "/usr/bin/" + SHELL,
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private Chromium() {}

    static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    static BrowserType.LaunchOptions options() {
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setHeadless(true)
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
        Optional<Path> found = found();
        if (mayInstall() && (found.isEmpty() || lacksChineseFonts())) {
            installDebianPackages(found.isEmpty());
            found = found();
        }
        if (found.isPresent()) {
            return options.setExecutablePath(found.get());
        }
        downloadByPlaywright();
        return options;
    }

    private static Optional<Path> found() {
        return Stream.concat(Stream.ofNullable(System.getenv("KEQIAO_CHROMIUM")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean mayInstall() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/apt-get"));
    }

    /** Without one Chinese shows as boxes: widths and pictures would be those of nobody's screen. */
    private static boolean lacksChineseFonts() {
        Path list = Path.of("/usr/bin/fc-list");
        if (!Files.isExecutable(list)) {
            return true;
        }
        try {
            Process process = new ProcessBuilder(list.toString(), ":lang=zh", "family").start();
            boolean none = process.inputReader().readLine() == null;
            process.destroy();
            return none;
        } catch (IOException unknown) {
            return false;
        }
    }

    private static void installDebianPackages(boolean browserToo) {
        run(List.of("apt-get", "update", "-qq"));
        if (!browserToo) {
            run(installing("fonts-noto-cjk"));
        } else if (ends(installing(SHELL, "fonts-noto-cjk")) != 0) {
            // Only Debian has the shell by itself.
            run(installing("chromium", "fonts-noto-cjk"));
        }
    }

    private static List<String> installing(String... packages) {
        List<String> install = new ArrayList<>(List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends"));
        install.addAll(List.of(packages));
        return install;
    }

    private static void downloadByPlaywright() {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            CLI.class.getName(),
                            "install",
                            "chromium")
                    .inheritIO()
                    .start();
            if (process.waitFor(10, TimeUnit.MINUTES) && process.exitValue() == 0) {
                return;
            }
        } catch (IOException e) {
            throw new IllegalStateException(nowhere(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException(nowhere());
    }

    private static String nowhere() {
        return "The browser tests need a Chromium: install the package 'chromium' (and 'fonts-noto-cjk'), or name one with"
                + " KEQIAO_CHROMIUM=/path/to/chromium.";
    }

    private static void run(List<String> command) {
        if (ends(command) != 0) {
            throw new IllegalStateException(nowhere());
        }
    }

    /** How it ended; waits for that. */
    private static int ends(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                throw new IllegalStateException(nowhere());
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new IllegalStateException(nowhere(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(nowhere(), e);
        }
    }
}
