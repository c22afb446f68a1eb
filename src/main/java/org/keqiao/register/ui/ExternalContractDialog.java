package org.keqiao.register.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.keqiao.form.CodeTables;
import org.keqiao.register.external.ExternalContract;
import org.keqiao.register.external.ExternalContractDraft;
import org.keqiao.register.external.ExternalContracts;
import org.keqiao.shared.ui.AmountField;
import org.keqiao.shared.ui.BoundedUpload;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Notices;
import org.springframework.lang.Nullable;

/** Enters a contract as its certificate says it, with the certificate itself. */
class ExternalContractDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST = 20 * 1024 * 1024;

    private final transient ExternalContracts contracts;
    private final transient FieldMistakes mistakes;
    private final TextField number;
    private final DatePicker registeredOn;
    private final TextField registeringBody;
    private final TextField title;
    private final Select<CodeTables.Code> category = new Select<>();
    private final AmountField contractAmount;
    private final AmountField technicalAmount;
    private final Checkbox provisional;
    private final TextField sellerName;
    private final TextField sellerUscc;
    private final TextField buyerName;
    private final TextField buyerUscc;
    private final DatePicker signDate;
    private String fileName = "";

    @Nullable
    private transient byte[] file;

    /** Entered already, while the file is still refused. */
    @Nullable
    private transient ExternalContract contract;

    ExternalContractDialog(ExternalContracts contracts, CodeTables codes, Failures failures, Runnable entered) {
        this.contracts = contracts;
        setHeaderTitle(getTranslation("external.enter"));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        mistakes = new FieldMistakes(summary, failures);
        number = text("number");
        registeredOn = mistakes.field("registeredOn", DayNames.picker(getTranslation("external.registeredOn")));
        registeringBody = text("registeringBody");
        title = mistakes.field("title", new TextField(getTranslation("external.contractTitle")));
        mistakes.field("category", category);
        category.setLabel(getTranslation("external.category"));
        category.setItems(codes.everOptions("contract-category"));
        category.setItemLabelGenerator(code -> code.label(getLocale()));
        signDate = mistakes.field("signDate", DayNames.picker(getTranslation("external.signDate")));
        contractAmount = amount("contractAmount");
        technicalAmount = amount("technicalAmount");
        provisional = new Checkbox(getTranslation("external.amountProvisional"));
        sellerName = text("sellerName");
        sellerUscc = text("sellerUscc");
        sellerUscc.setHelperText(getTranslation("external.uscc.hint"));
        buyerName = text("buyerName");
        buyerUscc = text("buyerUscc");
        buyerUscc.setHelperText(getTranslation("external.uscc.hint"));
        Div form = new Div(
                summary,
                number,
                registeredOn,
                registeringBody,
                title,
                category,
                signDate,
                contractAmount,
                technicalAmount,
                provisional,
                sellerName,
                sellerUscc,
                buyerName,
                buyerUscc,
                upload());
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button enter = new Button(getTranslation("external.enter.do"), click -> {
            if (mistakes.attempt(getLocale(), this::enter)) {
                close();
                entered.run();
            }
        });
        enter.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), enter);
    }

    private TextField text(String key) {
        return mistakes.field(key, new TextField(getTranslation("external." + key)));
    }

    private AmountField amount(String key) {
        return mistakes.field(key, new AmountField(key, getTranslation("external." + key)));
    }

    private Div upload() {
        Upload upload = new Upload(new BoundedUpload(LARGEST, this::receive));
        upload.setAcceptedFileTypes(".pdf");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(LARGEST);
        upload.setUploadButton(new Button(getTranslation("sheet.choose")));
        upload.setDropLabel(new Span(getTranslation("sheet.drop")));
        Span label = new Span(getTranslation("external.paper"));
        Span hint = new Span(getTranslation("external.paper.hint"));
        hint.addClassName("kq-quiet");
        return new Div(new Div(label), new Div(hint), upload);
    }

    private void receive(String name, Path received) {
        try {
            fileName = name;
            file = Files.readAllBytes(received);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private void enter() {
        if (contract == null) {
            contract = contracts.enter(new ExternalContractDraft(
                    number.getValue(),
                    registeredOn.getValue(),
                    registeringBody.getValue(),
                    null,
                    title.getValue(),
                    category.getValue() == null ? null : category.getValue().code(),
                    contractAmount.amount(),
                    technicalAmount.amount(),
                    provisional.getValue(),
                    sellerName.getValue(),
                    sellerUscc.getValue(),
                    buyerName.getValue(),
                    buyerUscc.getValue(),
                    signDate.getValue()));
        }
        if (file != null) {
            contracts.attach(contract.id(), fileName, new ByteArrayInputStream(file));
        }
        Notices.success(getTranslation("external.entered", contract.number()));
    }
}
