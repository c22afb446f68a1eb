package org.keqiao.policy.document;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keqiao.organization.CityProfiles;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.Languages;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** 政策文件, for everybody: plain HTML without a script, a session or a cookie of its own. */
@Controller
class DocumentPages {

    private static final String PATH = "/" + DocumentEnding.PAGE;

    private final PolicyDocuments documents;
    private final CityProfiles cities;
    private final Texts texts;
    private final Clock clock;

    DocumentPages(PolicyDocuments documents, CityProfiles cities, Texts texts, Clock clock) {
        this.documents = documents;
        this.cities = cities;
        this.texts = texts;
        this.clock = clock;
    }

    /** The page's texts, for the template. */
    public record Words(Texts texts, Locale locale) {

        public String of(String key) {
            return texts.get(key, locale);
        }
    }

    /** What is known of a document. */
    public record Fact(String label, String value) {}

    /** A link to an item or to another document. */
    public record Link(String href, String text) {}

    /** @param anchor of the page; {@code over} true for one that holds no more */
    public record Entry(
            String anchor,
            String title,
            String status,
            boolean over,
            boolean unverified,
            String note,
            List<Fact> facts,
            List<Link> supersedes,
            List<Link> supersededBy,
            List<Link> items) {}

    @GetMapping(PATH)
    ModelAndView list(HttpServletRequest request) {
        String chosen = request.getParameter("lang");
        Locale locale = chosen == null ? Languages.of(request.getCookies()) : Languages.of(chosen);
        String bureau = cities.bureauOn(LocalDate.now(clock)).name().in(locale);
        String other = Languages.tag(Languages.other(locale));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("w", new Words(texts, locale));
        model.put("lang", Languages.tag(locale));
        model.put("otherLang", other);
        model.put("otherHref", PATH + "?lang=" + other);
        model.put("bureau", bureau);
        model.put("windowTitle", texts.get("documents.title", locale) + " - " + bureau);
        model.put("documents", new Reading(documents.all(), locale).entries());
        return new ModelAndView("documents", model);
    }

    private final class Reading {

        private final List<PolicyDocuments.Standing> all;
        private final Locale locale;
        private final Map<String, Link> links = new HashMap<>();

        Reading(List<PolicyDocuments.Standing> all, Locale locale) {
            this.all = all;
            this.locale = locale;
            for (int i = 0; i < all.size(); i++) {
                PolicyDocument document = all.get(i).document();
                links.put(document.key(), new Link("#d" + i, document.name().in(locale)));
            }
        }

        List<Entry> entries() {
            return all.stream().map(this::entry).toList();
        }

        private Entry entry(PolicyDocuments.Standing standing) {
            PolicyDocument document = standing.document();
            DocumentStatus status = standing.status();
            return new Entry(
                    links.get(document.key()).href().substring(1),
                    document.title().in(locale),
                    texts.get("documents.status." + status, locale),
                    status == DocumentStatus.EXPIRED || status == DocumentStatus.ABOLISHED,
                    standing.unverified(),
                    document.note().in(locale),
                    facts(standing),
                    others(document.supersedes() == null ? List.of() : List.of(document.supersedes())),
                    others(standing.supersededBy()),
                    standing.items().stream()
                            .map(item -> new Link(
                                    "/calculator/" + item.key() + "?lang=" + Languages.tag(locale),
                                    item.title().in(locale)))
                            .toList());
        }

        private List<Link> others(List<String> keys) {
            return keys.stream().filter(links::containsKey).map(links::get).toList();
        }

        private List<Fact> facts(PolicyDocuments.Standing standing) {
            PolicyDocument document = standing.document();
            List<Fact> facts = new ArrayList<>();
            add(facts, "number", document.number());
            add(facts, "issuer", document.issuer());
            add(
                    facts,
                    "level",
                    document.level() == null ? null : texts.get("documents.level." + document.level(), locale));
            add(facts, "issuedOn", day(document.issuedOn()));
            add(facts, "validFrom", day(document.validFrom()));
            LocalDate end = standing.endsOn();
            if (end != null) {
                add(facts, "validTo", day(end.minusDays(1)));
            } else if (document.lapsed()) {
                add(facts, "validTo", texts.get("documents.lapsed", locale));
            } else {
                add(facts, "validTo", texts.get("documents.noEnd", locale));
            }
            if (document.abolishedBy() != null) {
                add(facts, "abolishedBy", links.get(document.abolishedBy()).text());
            }
            return facts;
        }

        private void add(List<Fact> facts, String name, @Nullable String value) {
            facts.add(new Fact(
                    texts.get("documents." + name, locale),
                    value == null ? texts.get("documents.notVerified", locale) : value));
        }

        @Nullable
        private String day(@Nullable LocalDate day) {
            return day == null ? null : texts.longDate(day, locale);
        }
    }
}
