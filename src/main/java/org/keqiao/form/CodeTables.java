package org.keqiao.form;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.keqiao.shared.Bilingual;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.lang.Nullable;

/** The code tables under {@code db/codes}: each code with its names, its parent and the time in which it is used. */
public final class CodeTables {

    /**
     * One code.
     *
     * @param parent code of the table's own hierarchy or of the parent field; null at the top
     * @param from first day on which it is used, null for always
     * @param to last day on which it is used, null for ever
     * @param group true for a heading, which is no answer itself
     */
    public record Code(
            String code,
            String zh,
            String en,
            @Nullable String parent,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            boolean group) {

        /** One that is always used and stands under no other. */
        public static Code of(String code, Bilingual name) {
            return new Code(code, name.zh(), name.en(), null, null, null, false);
        }

        public String label(Locale locale) {
            return "en".equals(locale.getLanguage()) ? en : zh;
        }

        boolean validOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    private static final class Shipped {
        private static final CodeTables TABLES = load();
    }

    /** Tables that this installation fills while it runs, in place of the shipped ones. */
    private static final Map<String, LiveCodes> LIVE = new ConcurrentHashMap<>();

    private final Map<String, Map<String, Code>> tables;

    private CodeTables(Map<String, Map<String, Code>> tables) {
        this.tables = tables;
    }

    /** The tables that come with the product. */
    public static CodeTables shipped() {
        return Shipped.TABLES;
    }

    /** From now on the table has the codes that are said, in place of the shipped ones. */
    static void fill(LiveCodes live) {
        if (!shipped().has(live.table())) {
            throw new IllegalArgumentException("no code table " + live.table());
        }
        LIVE.put(live.table(), live);
    }

    /** Tables by name, each in its order. */
    static CodeTables of(Map<String, List<Code>> tables) {
        Map<String, Map<String, Code>> byCode = new LinkedHashMap<>();
        tables.forEach((name, codes) -> byCode.put(name, byCode(name, codes)));
        return new CodeTables(byCode);
    }

    private static Map<String, Code> byCode(String name, List<Code> codes) {
        Map<String, Code> table = new LinkedHashMap<>();
        for (Code code : codes) {
            if (table.put(code.code(), code) != null) {
                throw new IllegalStateException("code " + code.code() + " twice in " + name);
            }
        }
        return table;
    }

    /** The tables' names, in alphabetical order. */
    public Set<String> names() {
        return new TreeSet<>(tables.keySet());
    }

    public boolean has(String table) {
        return tables.containsKey(table);
    }

    public Optional<Code> find(String table, String code) {
        return Optional.ofNullable(table(table).get(code));
    }

    /** False when every code of the table is used for ever, so that no day matters to it. */
    public boolean isDated(String table) {
        return table(table).values().stream().anyMatch(c -> c.from() != null || c.to() != null);
    }

    /** The code's name in a language; the code itself where the table does not know it. */
    public String label(String table, String code, Locale locale) {
        return find(table, code).map(c -> c.label(locale)).orElse(code);
    }

    /** Codes that may be answered on a day, in the table's order. */
    public List<Code> options(String table, LocalDate on) {
        return table(table).values().stream()
                .filter(c -> !c.group() && c.validOn(on))
                .toList();
    }

    /** Codes that may be answered on some day, in the table's order. */
    public List<Code> everOptions(String table) {
        return table(table).values().stream().filter(c -> !c.group()).toList();
    }

    /** Codes that may be answered on a day below a parent. */
    public List<Code> options(String table, String parent, LocalDate on) {
        return options(table, on).stream()
                .filter(c -> parent.equals(c.parent()))
                .toList();
    }

    private Map<String, Code> table(String name) {
        Map<String, Code> table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("no code table " + name);
        }
        LiveCodes live = this == Shipped.TABLES ? LIVE.get(name) : null;
        return live == null ? table : byCode(name, live.codes());
    }

    private static CodeTables load() {
        ObjectMapper json = new ObjectMapper().findAndRegisterModules();
        Map<String, List<Code>> tables = new LinkedHashMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:db/codes/*.json")) {
                String name = String.valueOf(file.getFilename()).replace(".json", "");
                tables.put(name, json.readValue(file.getInputStream(), new TypeReference<ArrayList<Code>>() {}));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("code tables cannot be read", e);
        }
        return of(tables);
    }
}
