package org.keqiao;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.feel.api.FeelEngineApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keqiao.funding.LocksInMemory;
import org.keqiao.shared.Refusal;
import org.springframework.transaction.annotation.Transactional;

/** Rules that no module declaration can say, each proved able to fail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {

    // Not static: 150 MB that the tests after it have a better use for.
    private final JavaClasses product = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.keqiao");

    private static final ArchRule ONLY_PROCESS_KNOWS_THE_ENGINE = noClasses()
            .that()
            .resideOutsideOfPackages("org.keqiao.process..", "org.keqiao.feel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda..", "camundajar..")
            .because("the engine may be replaced one day, and its doors are dangerous");

    private static final ArchRule FEEL_IS_NOT_THE_ENGINE = noClasses()
            .that()
            .resideOutsideOfPackage("org.keqiao.process..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda.bpm..", "camundajar.impl.com..")
            .because("expressions are read by a library of their own");

    /** Asks what time it is without a {@link Clock}. */
    private static final DescribedPredicate<JavaCall<?>> READS_THE_WALL_CLOCK =
            DescribedPredicate.describe("read the wall clock", call -> {
                JavaClass owner = call.getTargetOwner();
                String name = call.getName();
                List<JavaClass> parameters = call.getTarget().getRawParameterTypes();
                if (owner.getPackageName().startsWith("java.time")) {
                    return name.equals("now")
                            && parameters.stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
                }
                return owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
                        || owner.isAssignableTo(Date.class) && name.equals("<init>") && parameters.isEmpty()
                        || owner.isAssignableTo(Calendar.class)
                                && (name.equals("getInstance") || name.equals("<init>"));
            });

    private static final ArchRule TIME_IS_INJECTED = noClasses()
            .should()
            .callCodeUnitWhere(READS_THE_WALL_CLOCK)
            .because("deadlines are tested, and the demonstration moves its clock");

    private static final ArchRule MONEY_IS_EXACT = noFields()
            .that()
            .haveNameMatching("(?i).*(amount|money|budget|price).*")
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(Double.class)
            .orShould()
            .haveRawType(float.class)
            .because("a fen must not get lost");

    private static final String[] OF_MONEY = {"org.keqiao.funding..", "org.keqiao.subsidy..", "org.keqiao.voucher.."};

    private static final ArchRule MONEY_IS_LOCKED_IN_THE_DATABASE = CompositeArchRule.of(noClasses()
                    .that()
                    .resideInAnyPackage(OF_MONEY)
                    .and()
                    .resideOutsideOfPackage("..ui..")
                    .should()
                    .dependOnClassesThat(DescribedPredicate.describe(
                            "are shared by threads",
                            type -> type.getPackageName().startsWith("java.util.concurrent")
                                    && !type.isEquivalentTo(TimeUnit.class))))
            .and(noMethods()
                    .that()
                    .areDeclaredInClassesThat()
                    .resideInAnyPackage(OF_MONEY)
                    .should()
                    .haveModifier(JavaModifier.SYNCHRONIZED))
            .because("another node knows nothing of a lock in this one's memory");

    private static final ArchRule TEXT_IS_NEVER_MARKUP = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("com.vaadin.flow.component.Html")
            .because("what an applicant wrote must not run in an officer's browser");

    private static final ArchRule ENTITIES_ARE_HIDDEN = noClasses()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePublic()
            .because("services speak in records");

    private static final ArchRule VIEWS_ASK_SERVICES = noClasses()
            .that()
            .resideInAPackage("..ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.springframework.jdbc..", "org.springframework.data..")
            .because("a screen holds no transaction");

    private static final ArchRule UPLOADS_ARE_BOUNDED = noClasses()
            .should()
            .callMethodWhere(target(owner(assignableTo(UploadHandler.class)))
                    .and(target(name("inMemory").or(name("toTempFile")).or(name("toFile"))))
                    .as("call the framework's own upload handlers"))
            .because("they take whatever is sent, until memory or disk is full");

    private static final DescribedPredicate<JavaAnnotation<?>> SAYS_WHAT_ROLLS_BACK = DescribedPredicate.describe(
            "a rollback rule of its own",
            annotation -> annotation.getRawType().isEquivalentTo(Transactional.class)
                    && Stream.of("rollbackFor", "rollbackForClassName", "noRollbackFor", "noRollbackForClassName")
                            .map(annotation::get)
                            .flatMap(Optional::stream)
                            .anyMatch(said -> said instanceof Object[] types && types.length > 0));

    private static final ArchRule REFUSALS_ROLL_BACK_BY_ONE_RULE = CompositeArchRule.of(
                    noClasses().should().beAnnotatedWith(SAYS_WHAT_ROLLS_BACK))
            .and(noMethods().should().beAnnotatedWith(SAYS_WHAT_ROLLS_BACK))
            .because("decision 12 says for all services what a refusal does to a transaction");

    @Test
    void refusalsRollBackByOneRule() {
        REFUSALS_ROLL_BACK_BY_ONE_RULE.check(product);
        refuses(REFUSALS_ROLL_BACK_BY_ONE_RULE, SparesRefusals.class);
        refuses(REFUSALS_ROLL_BACK_BY_ONE_RULE, SparesRefusalsHere.class);
    }

    @Test
    void onlyProcessKnowsTheEngine() {
        ONLY_PROCESS_KNOWS_THE_ENGINE.check(product);
        refuses(ONLY_PROCESS_KNOWS_THE_ENGINE, ReachesIntoTheEngine.class);
        refuses(ONLY_PROCESS_KNOWS_THE_ENGINE, ReadsExpressionsItself.class);
        FEEL_IS_NOT_THE_ENGINE.check(product);
        refuses(FEEL_IS_NOT_THE_ENGINE, ReachesIntoTheEngine.class);
    }

    @Test
    void timeIsInjected() {
        TIME_IS_INJECTED.check(product);
        for (Class<?> offender : List.of(
                AsksTheWallClock.class,
                AsksForTheDay.class,
                AsksForTheZonedTime.class,
                AsksForTheYear.class,
                MakesADate.class,
                AsksACalendar.class,
                CountsMillis.class)) {
            refuses(TIME_IS_INJECTED, offender);
        }
        TIME_IS_INJECTED.check(new ClassFileImporter().importClasses(AsksTheGivenClock.class));
    }

    @Test
    void moneyIsExact() {
        MONEY_IS_EXACT.check(product);
        refuses(MONEY_IS_EXACT, CountsInDoubles.class);
    }

    @Test
    void moneyIsLockedInTheDatabase() {
        MONEY_IS_LOCKED_IN_THE_DATABASE.check(product);
        refuses(MONEY_IS_LOCKED_IN_THE_DATABASE, LocksInMemory.class);
        refuses(MONEY_IS_LOCKED_IN_THE_DATABASE, LocksInMemory.Itself.class);
    }

    @Test
    void textIsNeverMarkup() {
        TEXT_IS_NEVER_MARKUP.check(product);
        refuses(TEXT_IS_NEVER_MARKUP, ShowsMarkup.class);
    }

    @Test
    void entitiesAreHidden() {
        ENTITIES_ARE_HIDDEN.check(product);
        refuses(ENTITIES_ARE_HIDDEN, ShownEntity.class);
    }

    @Test
    void viewsAskServices() {
        VIEWS_ASK_SERVICES.check(product);
        refuses(VIEWS_ASK_SERVICES, org.keqiao.sample.ui.QueryingView.class);
    }

    @Test
    void uploadsAreBounded() {
        UPLOADS_ARE_BOUNDED.check(product);
        refuses(UPLOADS_ARE_BOUNDED, TakesWhateverIsSent.class);
    }

    private static void refuses(ArchRule rule, Class<?> offender) {
        JavaClasses offenders = new ClassFileImporter().importClasses(offender);
        assertThatThrownBy(() -> rule.check(offenders)).isInstanceOf(AssertionError.class);
    }

    static class ShowsMarkup {
        com.vaadin.flow.component.Html words;
    }

    static class TakesWhateverIsSent {
        UploadHandler uploads = UploadHandler.inMemory((about, bytes) -> {});
    }

    @Transactional(noRollbackFor = Refusal.class)
    static class SparesRefusals {}

    static class SparesRefusalsHere {
        @Transactional(noRollbackForClassName = "Refusal")
        void ask() {}
    }

    static class ReachesIntoTheEngine {
        TaskService tasks;
    }

    static class ReadsExpressionsItself {
        FeelEngineApi expressions;
    }

    static class AsksTheWallClock {
        Instant now() {
            return Instant.now();
        }
    }

    static class AsksForTheDay {
        LocalDate today() {
            return LocalDate.now(ZoneId.of("Asia/Shanghai"));
        }
    }

    static class AsksForTheZonedTime {
        ZonedDateTime now() {
            return ZonedDateTime.now(ZoneId.of("Asia/Shanghai"));
        }
    }

    static class AsksForTheYear {
        Year year() {
            return Year.now(ZoneId.of("Asia/Shanghai"));
        }
    }

    @SuppressWarnings("JavaUtilDate")
    static class MakesADate {
        Date now() {
            return new Date();
        }
    }

    static class AsksACalendar {
        Calendar now() {
            return Calendar.getInstance();
        }
    }

    static class CountsMillis {
        long now() {
            return System.currentTimeMillis();
        }
    }

    static class AsksTheGivenClock {
        OffsetDateTime now(Clock clock) {
            return OffsetDateTime.now(clock);
        }
    }

    static class CountsInDoubles {
        double amount;
    }

    // With an id: the tests' classes are scanned for entities too.
    @Entity
    public static class ShownEntity {
        @Id
        Long id;
    }
}
