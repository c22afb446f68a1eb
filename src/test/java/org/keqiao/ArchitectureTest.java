package org.keqiao;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;

/** Rules that no module declaration can say, each proved able to fail. */
class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.keqiao");

    private static final ArchRule ONLY_PROCESS_KNOWS_THE_ENGINE = noClasses()
            .that()
            .resideOutsideOfPackage("org.keqiao.process..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda.bpm..")
            .because("the engine may be replaced one day, and its doors are dangerous");

    private static final ArchRule TIME_IS_INJECTED = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
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

    @Test
    void onlyProcessKnowsTheEngine() {
        ONLY_PROCESS_KNOWS_THE_ENGINE.check(PRODUCT);
        refuses(ONLY_PROCESS_KNOWS_THE_ENGINE, ReachesIntoTheEngine.class);
    }

    @Test
    void timeIsInjected() {
        TIME_IS_INJECTED.check(PRODUCT);
        refuses(TIME_IS_INJECTED, AsksTheWallClock.class);
    }

    @Test
    void moneyIsExact() {
        MONEY_IS_EXACT.check(PRODUCT);
        refuses(MONEY_IS_EXACT, CountsInDoubles.class);
    }

    @Test
    void textIsNeverMarkup() {
        TEXT_IS_NEVER_MARKUP.check(PRODUCT);
        refuses(TEXT_IS_NEVER_MARKUP, ShowsMarkup.class);
    }

    @Test
    void entitiesAreHidden() {
        ENTITIES_ARE_HIDDEN.check(PRODUCT);
        refuses(ENTITIES_ARE_HIDDEN, ShownEntity.class);
    }

    @Test
    void viewsAskServices() {
        VIEWS_ASK_SERVICES.check(PRODUCT);
        refuses(VIEWS_ASK_SERVICES, org.keqiao.sample.ui.QueryingView.class);
    }

    @Test
    void uploadsAreBounded() {
        UPLOADS_ARE_BOUNDED.check(PRODUCT);
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

    static class ReachesIntoTheEngine {
        TaskService tasks;
    }

    static class AsksTheWallClock {
        Instant today() {
            return Instant.now();
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
