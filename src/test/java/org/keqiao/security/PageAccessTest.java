package org.keqiao.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.shared.Texts;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * Every page, opened by everybody, against {@code access/pages.txt}; a page without a row fails. With {@code
 * -Dkeqiao.generate=true} the table is written anew, to be read before it is committed.
 */
@KeqiaoTest
class PageAccessTest {

    private static final Path TABLE = Path.of("src/test/resources/access/pages.txt");
    static final String NOBODY = "-";
    private static final List<String> ERRORS = List.of("403", "404", "refused", "500");

    /** One of each role, and another applicant. */
    static final List<String> PEOPLE = List.of(
            NOBODY,
            "enterprise",
            "enterprise2",
            "university",
            "person",
            "clerk",
            "registrar",
            "rechecker",
            "stationhead",
            "county",
            "county2",
            "countyhead",
            "countyfinance",
            "officer",
            "officer2",
            "finance",
            "deputy",
            "secretary",
            "discipline",
            "objection",
            "expert1",
            "commissioner1",
            "tax",
            "treasury",
            "financebureau",
            "auditfirm",
            "designer",
            "publisher",
            "sysadmin",
            "secadmin",
            "auditor");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    Texts texts;

    @Test
    void everyPageHasARow() throws IOException {
        Set<String> missing = new TreeSet<>(pages());
        missing.removeAll(rows().stream().map(PageAccessTest::shape).collect(Collectors.toSet()));
        assertThat(missing).as("pages without a row in access/pages.txt").isEmpty();
    }

    @Test
    void everybodyGetsExactlyThePagesThatTheTableSays() throws IOException {
        Map<String, String> ids = ids();
        Map<String, List<String>> found = new LinkedHashMap<>();
        List<String> paths = Boolean.getBoolean("keqiao.generate") ? withNewPages() : rows();
        paths.forEach(path -> found.put(path, new ArrayList<>()));
        for (String who : PEOPLE) {
            try (Screens screens = who.equals(NOBODY) ? Screens.ofNobody(application) : Screens.of(application, who)) {
                for (String path : paths) {
                    found.get(path).add(open(who, filled(path, ids)));
                }
            }
        }
        String table = write(found);
        if (Boolean.getBoolean("keqiao.generate")) {
            Files.writeString(TABLE, table, StandardCharsets.UTF_8);
        }
        assertThat(table).isEqualTo(Files.readString(TABLE, StandardCharsets.UTF_8));
    }

    /** What becomes of a wish to see a page: it, another one, or a refusal. */
    private String open(String who, String path) {
        UI ui = UI.getCurrent();
        String before = ui.getInternals().getActiveViewLocation().getPath();
        ui.navigate(path);
        if (ui.getInternals().getActiveViewLocation().getPath().equals(before)) {
            // Nothing was opened, or what stood there before: from the help it can be told.
            ui.navigate("help");
            ui.navigate(path);
        }
        Component page =
                (Component) ui.getInternals().getActiveRouterTargetsChain().get(0);
        String shown = page.getClass().getSimpleName();
        if (shown.endsWith("Page")) {
            String title = ((HasDynamicTitle) page).getPageTitle();
            return ERRORS.stream()
                    .filter(status -> title.startsWith(texts.get("shell.error." + status, Locale.CHINESE)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(path + " for " + who + ": " + title));
        }
        String there = ui.getInternals().getActiveViewLocation().getPath();
        if (there.equals(path)) {
            return "200";
        }
        if (there.equals("help")) {
            // Neither the sign-in page nor the front door can be followed by the mock of the browser.
            return who.equals(NOBODY) ? "login" : ">/";
        }
        return ">" + there.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{}");
    }

    private Map<String, String> ids() {
        Api api = new Api("http://localhost:" + port);
        Map<String, String> ids = new HashMap<>();
        ids.put("draft", Contract.of(api).drafted().id());
        ids.put("submitted", Contract.of(api).submitted().id());
        Contract decided = Contract.of(api).certified();
        if (!decided.status().startsWith("DECIDED")) {
            decided.does("stationhead", "contract-head-decision", "approve");
        }
        ids.put("decided", decided.id());
        ids.put(
                "organisation",
                api.get("enterprise", "/me")
                        .ok()
                        .path("organisations")
                        .path(0)
                        .path("id")
                        .asText());
        ids.put("nobodys", UUID.randomUUID().toString());
        ids.put("matter", "contract-certification");
        ids.put("year", "2026");
        ids.put("version", "1");
        ids.put("section", "none");
        return ids;
    }

    private static String filled(String path, Map<String, String> ids) {
        String filled = path;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace('{' + id.getKey() + '}', id.getValue());
        }
        assertThat(filled).as("no value for a variable").doesNotContain("{");
        return filled;
    }

    private static List<String> rows() throws IOException {
        return new ClassPathResource("access/pages.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split(" \\| ", -1)[0].strip())
                .map(path -> path.equals("/") ? "" : path)
                .toList();
    }

    /** The table's rows, and one for each page that has none yet. */
    private static List<String> withNewPages() throws IOException {
        List<String> rows = new ArrayList<>(rows());
        Set<String> known = rows.stream().map(PageAccessTest::shape).collect(Collectors.toSet());
        pages().stream()
                .filter(page -> !known.contains(page))
                .map(page -> page.replace("{}", "{nobodys}"))
                .forEach(rows::add);
        return rows;
    }

    private static String shape(String path) {
        return path.replaceAll("\\{[^}]+}", "{}");
    }

    private static String write(Map<String, List<String>> found) {
        StringBuilder table = new StringBuilder(
                """
                # Who gets which page: 200, 403, 404 (unknown, or not yours to know), login, > another page instead, >/ the front door.
                # {draft}, {submitted}, {decided} and {organisation} are those of enterprise; {nobodys} does not exist.
                """);
        table.append("# path | ").append(String.join(" ", PEOPLE)).append('\n');
        found.forEach((path, cells) -> table.append(path.isEmpty() ? "/" : path)
                .append(" | ")
                .append(String.join(" ", cells))
                .append('\n'));
        return table.toString();
    }

    /** Of each route and alias; an optional variable is taken as given. */
    static Set<String> pages() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        Set<String> pages = new TreeSet<>();
        for (BeanDefinition found : scanner.findCandidateComponents("org.keqiao")) {
            if (found.getBeanClassName().startsWith("org.keqiao.sample.")) {
                continue;
            }
            try {
                Class<?> page = Class.forName(found.getBeanClassName());
                Stream.concat(
                                Stream.of(page.getAnnotation(Route.class).value()),
                                Arrays.stream(page.getAnnotationsByType(RouteAlias.class))
                                        .map(RouteAlias::value))
                        // The mock of the browser does not follow the front door, which forwards at once.
                        .filter(path -> !path.isEmpty())
                        .map(path -> path.replaceAll(":[^/]+", "{}"))
                        .forEach(pages::add);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return pages;
    }
}
