package org.keqiao.form.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keqiao.form.CodeTables;
import org.keqiao.form.FieldKind;
import org.keqiao.form.FormContext;
import org.keqiao.form.FormContext.Mode;
import org.keqiao.form.FormElement;
import org.keqiao.form.FormField;
import org.keqiao.form.FormList;
import org.keqiao.form.FormSchema;
import org.keqiao.form.FormSection;
import org.keqiao.form.FormValidator;
import org.keqiao.form.Forms;
import org.keqiao.form.WrongAnswers;
import org.keqiao.shared.FieldError;

/** Whatever is wrong with an application is said at its field and on top, and stays in the field as it was typed. */
class EveryFieldTest {

    private static final FormSchema FORM = Forms.shipped("contract-application");
    private static final FormContext CONTEXT = FormContext.of(Forms.TODAY, Mode.SUBMIT);
    private final FormValidator validator = new FormValidator(CodeTables.shipped());

    @BeforeEach
    void open() {
        System.setProperty("vaadin.i18n.provider", BundleTexts.class.getName());
        MockVaadin.setup(new Routes());
        UI.getCurrent().setLocale(Locale.ENGLISH);
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
        System.clearProperty("vaadin.i18n.provider");
    }

    static Stream<WrongAnswers.Case> wrong() {
        return WrongAnswers.all().stream();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void saysItAtTheFieldAndOnTop(WrongAnswers.Case one) {
        FormPane pane = new FormPane(FORM, CONTEXT);
        UI.getCurrent().add(pane);
        pane.setAnswers(one.answers());
        List<FieldError> errors = validator.validate(FORM, one.answers(), CONTEXT);

        FieldError error = errors.stream()
                .filter(found -> found.field().equals(one.path()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(errors.toString()));
        assertThat(error.code()).isEqualTo(one.code());
        pane.showErrors(errors);
        Component field = _get(pane, Component.class, spec -> spec.withId("field-" + one.path()));
        assertThat(((HasValidation) field).isInvalid()).isTrue();
        assertThat(((HasValidation) field).getErrorMessage())
                .isNotBlank()
                .doesNotContain("!{")
                .doesNotStartWith("field.");
        assertThat(_find(pane, NativeButton.class).stream().map(NativeButton::getText))
                .anyMatch(line -> line.startsWith(pane.label(one.path()) + ": "));
    }

    /** A code that no list offers cannot be typed; everything else stays. */
    @ParameterizedTest
    @MethodSource("wrong")
    void keepsWhatWasTyped(WrongAnswers.Case one) {
        FormPane pane = new FormPane(FORM, CONTEXT);
        UI.getCurrent().add(pane);
        pane.setAnswers(one.answers());
        if (Set.of("code", "codeParent", "required").contains(one.code())) {
            return;
        }
        List<FieldError> again = validator.validate(FORM, pane.answers(), CONTEXT);
        assertThat(again).extracting(FieldError::field, FieldError::code).contains(tuple(one.path(), one.code()));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    /** A tick cannot be wrong, unless it is demanded. */
    @Test
    void leavesNoFieldOut() {
        Set<String> told =
                wrong().map(one -> one.path().replaceAll("\\[\\d+]", "[]")).collect(Collectors.toSet());
        List<String> forgotten = FORM.sections().stream()
                .flatMap(EveryFieldTest::fields)
                .filter(field -> field.kind() != FieldKind.FILE)
                .filter(field -> field.widget() != FormField.Widget.CHECKBOX || field.required())
                .filter(field -> field.widget() != FormField.Widget.RADIO
                        || field.kind() != FieldKind.BOOLEAN
                        || !field.rules().isEmpty())
                .map(FormField::path)
                .filter(path -> !told.contains(path))
                .toList();
        assertThat(forgotten).isEmpty();
    }

    private static Stream<FormField> fields(FormElement element) {
        if (element instanceof FormField field) {
            return Stream.of(field);
        }
        List<FormElement> inside = element instanceof FormSection section
                ? section.elements()
                : element instanceof FormList list ? list.elements() : List.of();
        return inside.stream().filter(Objects::nonNull).flatMap(EveryFieldTest::fields);
    }
}
