package org.keqiao.studio.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.Test;
import org.keqiao.form.FormSchema;
import org.keqiao.process.Bundle;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.shared.ui.Paths;
import org.keqiao.studio.draft.Drafting;
import org.keqiao.studio.ui.workbench.WorkbenchView;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A step that is put in needs a form of its own: a designer gets one without writing a file. */
@KeqiaoTest
class NewFormTest {

    private static final String MATTER = "further-form";

    @Autowired
    ApplicationContext context;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    Drafting drafting;

    @Test
    void aFurtherFormBeginsWithOneQuestion() {
        Actor designer = accounts.actorNamed("designer");
        drafting.begin(designer, MATTER, "再加一张表单");
        try (Screens screens = Screens.of(context, "designer")) {
            Paths.open(WorkbenchView.path(MATTER, Bundle.SETTINGS));
            _click(_get(Button.class, spec -> spec.withText("新建表单")));
            _click(_get(Button.class, spec -> spec.withText("新建")));
            assertThat(_get(TextField.class, spec -> spec.withLabel("名称（中文）")).isInvalid())
                    .as("a form needs a name")
                    .isTrue();
            _setValue(_get(TextField.class, spec -> spec.withLabel("名称（中文）")), "法律意见");
            _click(_get(Button.class, spec -> spec.withText("新建")));
        }

        String path = Bundle.FORMS + MATTER + "-form-1.form";
        FormSchema form = FormSchema.parse(drafting.file(designer, MATTER, path).content());
        assertThat(form.name().zh()).isEqualTo("法律意见");
        assertThat(form.fields()).hasSize(1);
    }

    @Test
    void aFurtherLetterAndTableBeginWithWhatPassesTheCheck() {
        Actor designer = accounts.actorNamed("designer");
        String matter = "further-files";
        drafting.begin(designer, matter, "再加文书和规则表");
        try (Screens screens = Screens.of(context, "designer")) {
            Paths.open(WorkbenchView.path(matter, Bundle.SETTINGS));
            begin("新建文书", "函告书");
            Paths.open(WorkbenchView.path(matter, Bundle.SETTINGS));
            begin("新建规则表", "面积分档");
        }
        Bundle bundle = drafting.bundle(designer, matter);
        assertThat(bundle.file(Bundle.LETTERS + "LT-N1.html")).isPresent();
        assertThat(bundle.file(Bundle.SETTINGS).orElseThrow()).contains("函告书");
        assertThat(bundle.file(Bundle.DECISIONS + "table1.dmn").orElseThrow()).contains("面积分档");
        assertThat(drafting.check(designer, matter)).isEmpty();
        drafting.discard(designer, matter);
    }

    private static void begin(String button, String name) {
        _click(_get(Button.class, spec -> spec.withText(button)));
        _setValue(_get(TextField.class, spec -> spec.withLabel("名称（中文）")), name);
        _click(_get(Button.class, spec -> spec.withText("新建")));
    }
}
