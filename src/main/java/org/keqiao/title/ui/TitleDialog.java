package org.keqiao.title.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.keqiao.form.CodeTables;
import org.keqiao.shared.ui.BoundedUpload;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Notices;
import org.keqiao.title.EnterpriseTitle;
import org.keqiao.title.EnterpriseTitleDraft;
import org.keqiao.title.EnterpriseTitles;
import org.keqiao.title.TitleCodes;
import org.springframework.lang.Nullable;

/** Enters one title as its document says it, with the document itself. */
class TitleDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST = 20 * 1024 * 1024;

    private final transient EnterpriseTitles titles;
    private final transient FieldMistakes mistakes;
    private final Select<CodeTables.Code> title = new Select<>();
    private final TextField uscc;
    private final TextField name;
    private final TextField number;
    private final TextField issuer;
    private final DatePicker from;
    private final DatePicker to;
    private final TextField source;
    private String fileName = "";

    @Nullable
    private transient byte[] file;

    /** Entered already, while the file is still refused. */
    @Nullable
    private transient EnterpriseTitle entered;

    TitleDialog(EnterpriseTitles titles, TitleCodes codes, Failures failures, Runnable done) {
        this.titles = titles;
        setHeaderTitle(getTranslation("title.enter"));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        mistakes = new FieldMistakes(summary, failures);
        mistakes.field("title", title);
        title.setLabel(getTranslation("title.class"));
        title.setItems(codes.titles());
        title.setItemLabelGenerator(code -> code.label(getLocale()));
        uscc = mistakes.field("uscc", new TextField(getTranslation("title.uscc")));
        name = mistakes.field("name", new TextField(getTranslation("title.name")));
        number = mistakes.field("number", new TextField(getTranslation("title.number")));
        issuer = mistakes.field("issuer", new TextField(getTranslation("title.issuer")));
        from = mistakes.field("from", DayNames.picker(getTranslation("title.from")));
        to = mistakes.field("to", DayNames.picker(getTranslation("title.to")));
        source = mistakes.field("source", new TextField(getTranslation("title.source")));
        source.setHelperText(getTranslation("title.source.hint"));
        Div form = new Div(summary, title, uscc, name, number, issuer, from, to, source, upload());
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button enter = new Button(getTranslation("title.enter.do"), click -> {
            if (mistakes.attempt(getLocale(), this::enter)) {
                close();
                done.run();
            }
        });
        enter.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), enter);
    }

    private Div upload() {
        Upload upload = new Upload(new BoundedUpload(LARGEST, this::receive));
        upload.setAcceptedFileTypes(".pdf");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(LARGEST);
        upload.setUploadButton(new Button(getTranslation("sheet.choose")));
        upload.setDropLabel(new Span(getTranslation("sheet.drop")));
        Span hint = new Span(getTranslation("title.paper.hint"));
        hint.addClassName("kq-quiet");
        return new Div(new Div(new Span(getTranslation("title.paper"))), new Div(hint), upload);
    }

    private void receive(String received, Path content) {
        try {
            fileName = received;
            file = Files.readAllBytes(content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void enter() {
        if (entered == null) {
            entered = titles.enter(new EnterpriseTitleDraft(
                    title.getValue() == null ? null : title.getValue().code(),
                    uscc.getValue(),
                    name.getValue(),
                    number.getValue(),
                    issuer.getValue(),
                    from.getValue(),
                    to.getValue(),
                    source.getValue()));
        }
        if (file != null) {
            titles.attach(entered.id(), fileName, new ByteArrayInputStream(file));
        }
        Notices.success(getTranslation("title.entered", entered.name()));
    }
}
