package org.keqiao.studio.announcement;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keqiao.policy.Policies;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.change.PolicyTables;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleComparison;
import org.keqiao.process.BundleDifference;
import org.keqiao.process.FlowRoles;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.Matters;
import org.keqiao.process.Publishing;
import org.keqiao.process.Publishing.Publication;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.studio.draft.DraftView;
import org.keqiao.studio.draft.OpenDrafts;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes of matters in the words of those who work by them. */
@Service
public class Announcements {

    /** Who checks, counts and decides on public money. */
    private static final Set<Role> GIVE_MONEY = EnumSet.of(
            Role.COUNTY_DEPT, Role.PROGRAM_OFFICER, Role.RECHECKER, Role.FINANCE_OFFICER, Role.DEPUTY_DIRECTOR);

    private final Matters matters;
    private final Publishing publishing;
    private final FlowRoles roles;
    private final BundleComparison comparison;
    private final OpenDrafts drafts;
    private final PolicyTables tables;
    private final Policies policies;
    private final Texts texts;

    Announcements(
            Matters matters,
            Publishing publishing,
            FlowRoles roles,
            BundleComparison comparison,
            OpenDrafts drafts,
            PolicyTables tables,
            Policies policies,
            Texts texts) {
        this.matters = matters;
        this.publishing = publishing;
        this.roles = roles;
        this.comparison = comparison;
        this.drafts = drafts;
        this.tables = tables;
        this.policies = policies;
        this.texts = texts;
    }

    /**
     * What a message says, and to whom.
     *
     * @param words what changed, without an end of the sentence
     * @param concerned roles that have a step in the flow, before or now, or that give the money
     */
    public record Announcement(Bilingual name, Bilingual words, Set<Role> concerned) {}

    /**
     * What a version brought.
     *
     * @param replaces the version before, null for a matter that begins with this one
     * @param from since when new cases take it
     * @param withdrawn true when new cases do not take it any more
     * @param moveCases true when the cases under way are to be moved to it
     * @param underWay cases that run on earlier versions now
     * @param note what its designers said of it, null for nothing
     * @param difference in the reader's language; of the test cases it says nothing
     */
    public record Brought(
            Bilingual name,
            int version,
            @Nullable Integer replaces,
            Instant from,
            boolean withdrawn,
            boolean moveCases,
            int underWay,
            @Nullable String note,
            Bundle before,
            Bundle after,
            BundleDifference difference) {}

    /**
     * What is said of a version that came into force.
     *
     * @param replaces the version before, null for none
     */
    @Transactional(readOnly = true)
    public Announcement of(String matter, int version, @Nullable Integer replaces) {
        Bundle before = bundle(matter, replaces);
        Bundle after = publishing.bundle(matter, version);
        Set<Role> concerned = EnumSet.noneOf(Role.class);
        if (replaces != null) {
            concerned.addAll(roles.of(before));
        }
        concerned.addAll(roles.of(after));
        return new Announcement(
                name(matter, version),
                new Bilingual(words(before, after, Locale.SIMPLIFIED_CHINESE), words(before, after, Locale.ENGLISH)),
                concerned);
    }

    /** What is said of a policy table that came into force, to those who give the money. */
    @Transactional(readOnly = true)
    public Announcement ofPolicy(String key, int version) {
        PolicyItem item = policies.item(key);
        Set<Role> concerned = EnumSet.copyOf(GIVE_MONEY);
        if (item.share() == PolicyItem.Share.COUNTY) {
            concerned.add(Role.COUNTY_FINANCE);
        }
        return new Announcement(
                item.title(),
                new Bilingual(
                        policyWords(key, version, Locale.SIMPLIFIED_CHINESE),
                        policyWords(key, version, Locale.ENGLISH)),
                concerned);
    }

    private String policyWords(String key, int version, Locale locale) {
        return new ChangeWords(texts, locale)
                .of(tables.brought(key, version, locale).difference());
    }

    /**
     * What a version of a policy table brought, for everybody who works in the office.
     *
     * @param locale language of the difference
     * @throws Refusal FORBIDDEN for applicants; NOT_FOUND when there is no such version
     */
    @Transactional(readOnly = true)
    public PolicyTables.Brought policyBrought(Actor actor, String key, int version, Locale locale) {
        if (!mayRead(actor)) {
            throw Refusal.forbidden("NOT_YOUR_ROLE");
        }
        return tables.brought(key, version, locale);
    }

    /** True for everybody who works in the office, in whatever role. */
    public static boolean mayRead(Actor actor) {
        return !actor.roles().isEmpty();
    }

    /**
     * What a version brought, for everybody who works in the office.
     *
     * @param locale language of the difference
     * @throws Refusal FORBIDDEN for applicants; NOT_FOUND when there is no such version
     */
    @Transactional(readOnly = true)
    public Brought brought(Actor actor, String matter, int version, Locale locale) {
        if (!mayRead(actor)) {
            throw Refusal.forbidden("NOT_YOUR_ROLE");
        }
        List<Publication> all = publishing.publications(matter);
        Publication publication =
                all.stream().filter(p -> p.version() == version).findFirst().orElseThrow(Refusal::notFound);
        Optional<DraftView> draft = drafts.origin(matter, version);
        Integer replaces = draft.map(DraftView::basedOn)
                .or(() -> all.stream()
                        .map(Publication::version)
                        .filter(earlier -> earlier < version)
                        .findFirst())
                .orElse(null);
        Bundle before = bundle(matter, replaces);
        Bundle after = publishing.bundle(matter, version);
        return new Brought(
                name(matter, version),
                version,
                replaces,
                publication.publishedAt(),
                publication.withdrawn(),
                draft.map(DraftView::moveCases).orElse(false),
                publishing.casesUnderWay(matter).entrySet().stream()
                        .filter(entry -> entry.getKey() < version)
                        .mapToInt(Map.Entry::getValue)
                        .sum(),
                draft.map(DraftView::note).orElse(null),
                before,
                after,
                difference(before, after, locale));
    }

    private Bundle bundle(String matter, @Nullable Integer version) {
        return version == null ? new Bundle(matter, Map.of()) : publishing.bundle(matter, version);
    }

    private Bilingual name(String matter, int version) {
        MatterSettings.Text name = matters.version(matter, version).settings().name();
        return new Bilingual(name.zh(), name.en());
    }

    private String words(Bundle before, Bundle after, Locale locale) {
        return new ChangeWords(texts, locale).of(difference(before, after, locale));
    }

    private BundleDifference difference(Bundle before, Bundle after, Locale locale) {
        return comparison.compare(before.withoutTests(), after.withoutTests(), locale);
    }
}
