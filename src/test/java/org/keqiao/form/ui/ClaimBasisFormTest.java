package org.keqiao.form.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.form.FormContext;
import org.keqiao.form.FormSchema;
import org.keqiao.form.Forms;

/** The application for a subsidy asks for what the claim rests on, and for nothing else. */
class ClaimBasisFormTest {

    @BeforeEach
    void open() {
        System.setProperty("vaadin.i18n.provider", BundleTexts.class.getName());
        MockVaadin.setup(new Routes());
        UI.getCurrent().setLocale(Locale.SIMPLIFIED_CHINESE);
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
        System.clearProperty("vaadin.i18n.provider");
    }

    private static FormPane pane() {
        FormSchema form;
        try {
            form = FormSchema.parse(Files.readString(Path.of("forms/subsidy-application/subsidy-application.form")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FormPane pane = new FormPane(form, FormContext.of(Forms.TODAY, FormContext.Mode.SUBMIT), null);
        UI.getCurrent().add(pane);
        return pane;
    }

    private static boolean shows(FormPane pane, String path) {
        return !_find(pane, Component.class, spec -> spec.withId("field-" + path))
                .isEmpty();
    }

    @Test
    void contractsAreAskedForWhereNothingIsChosen() {
        FormPane pane = pane();
        assertThat(shows(pane, "lines[0].certificateNo")).isTrue();
        assertThat(shows(pane, "relatedParty")).isTrue();
        assertThat(shows(pane, "hires[0].brokerNumber")).isFalse();
        assertThat(shows(pane, "projects[0].documentNumber")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "CONTRACT,lines[0].certificateNo,hires[0].brokerNumber,projects[0].documentNumber",
        "PERSON,hires[0].brokerNumber,lines[0].certificateNo,projects[0].documentNumber",
        "PROJECT,projects[0].documentNumber,lines[0].certificateNo,hires[0].brokerNumber"
    })
    @SuppressWarnings("unchecked")
    void whateverItRestsOnIsAskedFor(String basis, String asked, String hidden, String alsoHidden) {
        FormPane pane = pane();
        RadioButtonGroup<Object> choice = _get(pane, RadioButtonGroup.class, spec -> spec.withId("field-claimBasis"));
        _setValue(
                choice,
                choice.getListDataView()
                        .getItems()
                        .filter(option -> option.toString().contains(basis))
                        .findFirst()
                        .orElseThrow());
        assertThat(shows(pane, asked)).isTrue();
        assertThat(shows(pane, hidden)).isFalse();
        assertThat(shows(pane, alsoHidden)).isFalse();
        assertThat(shows(pane, "relatedParty")).isEqualTo(basis.equals("CONTRACT"));
        assertThat(shows(pane, "account.number")).isTrue();
    }
}
