package org.keqiao.studio.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keqiao.calendar.DueDate;
import org.keqiao.calendar.Limit;
import org.keqiao.calendar.WorkingCalendar;
import org.keqiao.casefile.ActRecord.Kind;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.past.PastAct;
import org.keqiao.casefile.past.PastCase;
import org.keqiao.organization.CityProfiles;
import org.keqiao.process.Bundle;
import org.keqiao.process.FactDictionary;
import org.keqiao.process.ProductCatalogue;
import org.keqiao.process.publishing.ShippedBundles;
import org.keqiao.shared.CaseNumber;
import org.keqiao.studio.way.LimitDays;
import org.keqiao.studio.way.WayStep;

/** Past cases, told by their acts, on changed bundles; without a database. */
class ReplayingTest {

    private static final String MATTER = "contract-certification";
    private static final Instant SUBMITTED = Instant.parse("2026-03-02T02:00:00Z");
    private static final Bundle SHIPPED = ShippedBundles.load().stream()
            .filter(bundle -> bundle.matter().equals(MATTER))
            .findFirst()
            .orElseThrow();

    private static final boolean STRESS = Boolean.getBoolean("keqiao.stress");
    private static final int BLOCK = 50;

    private static JsonNode example;
    private static Course own;

    @BeforeAll
    static void open() throws IOException {
        example = new ObjectMapper()
                .readTree(Path.of("docs/examples/contract-certification.json").toFile());
        own = course(SHIPPED);
    }

    @AfterAll
    static void close() {
        own.close();
    }

    private static Course course(Bundle bundle) {
        FactDictionary facts = ProductCatalogue.facts().stream()
                .filter(dictionary -> dictionary.matter().equals(MATTER))
                .findFirst()
                .orElseThrow();
        return Course.open(
                bundle, ProductCatalogue.actions(), facts, new LimitDays(new Weekdays(), new CityProfiles("quanzhou")));
    }

    private static Bundle changed(String path, String from, String to) {
        String text = SHIPPED.file(path).orElseThrow();
        assertThat(text).contains(from);
        return SHIPPED.with(path, text.replace(from, to));
    }

    /** What happened, told in its order; a day passes between any two acts. */
    private static final class Told {

        private final List<PastAct> acts = new ArrayList<>();
        private Instant at = SUBMITTED;

        Told() {
            add(Kind.COMMAND, "submission", null, 0, map(example.get("answers")), null, Map.of());
            action("checkContract", Map.of("sampled", false, "contested", false));
        }

        Told action(String name, Map<String, Object> output) {
            return add(Kind.ACTION, name, null, 0, Map.of(), null, output);
        }

        Told step(String form, int round, String outcome, Map<String, Object> answers) {
            at = at.plus(Duration.ofDays(1));
            return add(Kind.STEP, form, form, round, answers, outcome, Map.of());
        }

        Told command(String name) {
            at = at.plus(Duration.ofDays(1));
            return add(Kind.COMMAND, name, null, 0, Map.of(), null, Map.of());
        }

        private Told add(
                Kind kind,
                String name,
                String form,
                int round,
                Map<String, Object> answers,
                String outcome,
                Map<String, Object> output) {
            acts.add(new PastAct(acts.size() + 1, kind, name, form, round, answers, outcome, output, at));
            return this;
        }

        Told accepted() {
            return step("contract-intake", 1, "accept", Map.of())
                    .action("acceptCase", Map.of("acceptedOn", "2026-03-03", "legalBasis", "NAT_2026"));
        }

        Told certified(String amount) {
            return accepted()
                    .step("contract-technical-review", 1, "certify", review(amount))
                    .step("contract-second-review", 1, "agree", Map.of())
                    .action("issueCertificate", Map.of("registrationNumber", "2026350500000001"))
                    .action("decidePositive", Map.of("decidedOn", "2026-03-05"));
        }

        PastCase ended() {
            return new PastCase(
                    UUID.randomUUID(),
                    new CaseNumber("JSHT-350500-2026-000001"),
                    1,
                    CaseStatus.DECIDED_POSITIVE,
                    "NAT_2026",
                    at,
                    Map.of("applicantName", "海丝"),
                    acts);
        }
    }

    private static Map<String, Object> review(String amount) {
        Map<String, Object> answers = new HashMap<>(map(example.at("/tasks/contract-technical-review")));
        answers.put("certifiedTechnicalAmount", amount);
        return answers;
    }

    private static Map<String, Object> map(JsonNode node) {
        return new ObjectMapper().convertValue(node, new TypeReference<>() {});
    }

    private static Replaying.Result replay(PastCase past, Bundle draft) {
        try (Course course = course(draft)) {
            return Replaying.replay(past, course, own);
        }
    }

    @Test
    void theSameFilesLeadTheSameWay() {
        Replaying.Result result = replay(new Told().certified("3500000.00").ended(), SHIPPED);
        assertThat(result.verdict().kinds()).as(result.toString()).containsExactly(ReplayKind.SAME);
        assertThat(result.was()).extracting(WayStep::key).contains("contract-second-review", "decidePositive");
    }

    @Test
    void anotherRoleIsOtherPeople() {
        Bundle draft = changed(Bundle.PROCESS, "value=\"STATION_REVIEWER\"", "value=\"RECHECKER\"");
        assertThat(replay(new Told().certified("3500000.00").ended(), draft)
                        .verdict()
                        .kinds())
                .containsExactly(ReplayKind.PEOPLE);
    }

    @Test
    void anotherLimitIsAnotherLastDay() {
        Bundle draft = changed(
                Bundle.SETTINGS, "\"secondReview\": {\"*\": {\"days\": 2,", "\"secondReview\": {\"*\": {\"days\": 4,");
        Replaying.Result result = replay(new Told().certified("3500000.00").ended(), draft);
        assertThat(result.verdict().kinds()).containsExactly(ReplayKind.DEADLINE);
        assertThat(result.verdict().first().due().on()).isEqualTo(LocalDate.of(2026, 3, 10));
    }

    @Test
    void theLawsLimitCountsToo() {
        Bundle draft = changed(Bundle.SETTINGS, "\"NAT_2026\": {\"days\": 15,", "\"NAT_2026\": {\"days\": 12,");
        assertThat(replay(new Told().certified("3500000.00").ended(), draft)
                        .verdict()
                        .kinds())
                .containsExactly(ReplayKind.DEADLINE);
    }

    /** Answered on the second day: a limit of a day would have run out before. */
    @Test
    void aShorterLimitWouldHaveRunOut() {
        Bundle draft = changed(
                Bundle.SETTINGS, "\"intakeNotice\": {\"*\": {\"days\": 5,", "\"intakeNotice\": {\"*\": {\"days\": 1,");
        Told told = new Told();
        told.at = told.at.plus(Duration.ofDays(3));
        Replaying.Result result = replay(told.certified("3500000.00").ended(), draft);
        assertThat(result.verdict().kinds()).contains(ReplayKind.WAY);
        assertThat(result.would()).extracting(WayStep::kind).contains(WayStep.Kind.OVER);
    }

    @Test
    void anOutcomeThatIsGoneCannotBeJudged() {
        Bundle draft = changed(Bundle.PROCESS, "{\"key\":\"agree\"", "{\"key\":\"concur\"");
        Replaying.Result result = replay(new Told().certified("3500000.00").ended(), draft);
        assertThat(result.verdict().kinds()).containsExactly(ReplayKind.UNJUDGED);
        assertThat(result.verdict().unjudged().reason()).isEqualTo(Unjudged.Reason.OUTCOME_GONE);
    }

    @Test
    void aCaseThatItsOwnVersionDoesNotExplainIsNotJudged() {
        PastCase moved = new Told()
                .accepted()
                .step("contract-legal-opinion", 1, "agree", Map.of())
                .step("contract-technical-review", 1, "certify", review("100.00"))
                .step("contract-second-review", 1, "agree", Map.of())
                .action("decidePositive", Map.of())
                .ended();
        assertThat(replay(moved, SHIPPED).verdict().unjudged().reason()).isEqualTo(Unjudged.Reason.NOT_REPRODUCED);
    }

    @Test
    void whatNobodyAnsweredHappensAgain() {
        PastCase deemed = new Told()
                .action("acceptCase", Map.of("acceptedOn", "2026-03-02", "legalBasis", "NAT_2026"))
                .command("withdrawal")
                .action("withdrawCase", Map.of())
                .ended();
        // Nobody accepted, so its limit ran out; then the applicant withdrew.
        assertThat(replay(deemed, SHIPPED).was()).extracting(WayStep::key).contains("withdraw");
    }

    /**
     * Whatever a case leaves behind in the sandbox, the next one pays for: the last cases of many take no longer than the
     * first. Processor time of this thread, since whatever else this machine does is not the replay's.
     */
    @Test
    void theLastCasesOfManyTakeNoLongerThanTheFirst() {
        Bundle draft = changed("decisions/expert-trigger.dmn", "&gt;= 5000000", "&gt;= 3000000");
        int many = STRESS ? 1000 : 300;
        List<PastCase> cases = IntStream.range(0, many)
                .mapToObj(i -> new Told()
                        .certified((2_000_000 + i * (2_990_000 / many)) + ".00")
                        .ended())
                .toList();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (Course course = course(draft)) {
            // The first cases warm the program up.
            cases.subList(0, BLOCK).forEach(past -> kinds(past, course));
            List<Duration> blocks = new ArrayList<>();
            int marked = 0;
            for (int from = 0; from < many; from += BLOCK) {
                long started = threads.getCurrentThreadCpuTime();
                for (PastCase past : cases.subList(from, from + BLOCK)) {
                    marked += kinds(past, course).contains(ReplayKind.SAME) ? 0 : 1;
                }
                blocks.add(Duration.ofNanos(threads.getCurrentThreadCpuTime() - started));
            }
            assertThat(marked).isEqualTo((int) cases.stream()
                    .filter(past -> amount(past).compareTo(new BigDecimal("3000000")) >= 0)
                    .count());
            Duration first = blocks.get(0);
            // What grows shows in both of the last two; a machine that was busy for a moment, in one.
            Duration last = Collections.min(blocks.subList(blocks.size() - 2, blocks.size()));
            assertThat(last).as("each block of %s cases: %s", BLOCK, blocks).isLessThan(first.multipliedBy(2));
            if (STRESS) {
                Duration all = blocks.stream().reduce(Duration.ZERO, Duration::plus);
                assertThat(all).as("a thousand cases").isLessThan(Duration.ofMinutes(1));
            }
        }
    }

    private static BigDecimal amount(PastCase past) {
        return past.acts().stream()
                .filter(act -> "contract-technical-review".equals(act.formId()))
                .map(act -> new BigDecimal(String.valueOf(act.answers().get("certifiedTechnicalAmount"))))
                .findFirst()
                .orElseThrow();
    }

    private static Set<ReplayKind> kinds(PastCase past, Course course) {
        return Replaying.replay(past, course, own).verdict().kinds();
    }

    /** Monday to Friday, without holidays. */
    private static final class Weekdays implements WorkingCalendar {

        @Override
        public DueDate due(LocalDate from, Limit limit) {
            LocalDate on = from;
            for (int left = limit.days(); left > 0; left -= isWorkingDay(on) ? 1 : 0) {
                on = on.plusDays(1);
            }
            return new DueDate(on, false, 1);
        }

        @Override
        public int workingDaysBetween(LocalDate from, LocalDate to) {
            return Math.toIntExact(from.plusDays(1)
                    .datesUntil(to.plusDays(1))
                    .filter(this::isWorkingDay)
                    .count());
        }

        @Override
        public boolean isWorkingDay(LocalDate day) {
            return day.getDayOfWeek().getValue() <= 5;
        }

        @Override
        public int version() {
            return 1;
        }
    }
}
