package org.keqiao.security.ui;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.OwnAccount;
import org.keqiao.security.OwnSecondFactor;
import org.keqiao.security.SecondFactor;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Notices;

/** Sets the second factor up, or removes it. */
class SecondFactorPanel extends Div {

    private static final long serialVersionUID = 1L;
    private static final int QUIET_ZONE = 4;

    private final transient OwnSecondFactor secondFactor;
    private final transient OwnAccount ownAccount;
    private final transient CurrentActor current;
    private final transient Failures failures;

    SecondFactorPanel(OwnSecondFactor secondFactor, OwnAccount ownAccount, CurrentActor current, Failures failures) {
        this.secondFactor = secondFactor;
        this.ownAccount = ownAccount;
        this.current = current;
        this.failures = failures;
        show();
    }

    private void show() {
        removeAll();
        if (ownAccount.view(current.require()).secondFactor()) {
            add(new Paragraph(getTranslation("security.second.on")));
            PasswordField password = password();
            TextField code = code();
            Map<String, TextFieldBase<?, String>> fields = new LinkedHashMap<>();
            fields.put("password", password);
            fields.put("code", code);
            add(form("security.second.remove", fields, () -> {
                secondFactor.remove(current.require(), password.getValue(), code.getValue(), ClientAddress.current());
                Notices.success(getTranslation("security.second.removed"));
                show();
            }));
        } else {
            add(new Paragraph(getTranslation("security.second.off")));
            PasswordField password = password();
            add(form("security.second.start", Map.of("password", password), () -> enrol(password.getValue())));
        }
    }

    private void enrol(String password) {
        SecondFactor.Enrolment enrolment = secondFactor.enrol(current.require(), password, ClientAddress.current());
        removeAll();
        Image picture = new Image(picture(enrolment.address()), getTranslation("security.second.picture"));
        picture.addClassName("kq-qr");
        add(
                new Paragraph(getTranslation("security.second.scan")),
                picture,
                // Whoever sits at the phone that has the authenticator cannot scan its own screen.
                new Paragraph(new Anchor(enrolment.address(), getTranslation("security.second.open"))),
                new Paragraph(getTranslation("security.second.secret", inFours(enrolment.secret()))));
        TextField code = code();
        code.getElement().setAttribute("inputmode", "numeric");
        add(form(
                "security.second.confirm",
                Map.of("code", code),
                () -> showCodes(secondFactor.confirm(current.require(), code.getValue(), ClientAddress.current()))));
        add(new Button(getTranslation("shell.cancel"), click -> show()));
    }

    private void showCodes(List<String> codes) {
        removeAll();
        UnorderedList list = new UnorderedList();
        codes.forEach(code -> list.add(new ListItem(code)));
        list.addClassName("kq-number");
        Button kept = new Button(getTranslation("security.second.kept"), click -> show());
        kept.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        byte[] file = String.join("\r\n", codes).getBytes(StandardCharsets.UTF_8);
        Anchor download = new Anchor(
                DownloadHandler.fromInputStream(event -> new DownloadResponse(
                        new ByteArrayInputStream(file),
                        getTranslation("security.second.codes.file"),
                        "text/plain;charset=UTF-8",
                        file.length)),
                AttachmentType.DOWNLOAD,
                getTranslation("security.second.codes.download"));
        add(new Paragraph(getTranslation("security.second.codes")), list, new Paragraph(download), kept);
    }

    /** As authenticators show a key that is typed; they take it with and without the spaces. */
    private static String inFours(String secret) {
        return secret.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private TextField code() {
        TextField code = new TextField(getTranslation("security.second.code"));
        code.getElement().setAttribute("autocomplete", "one-time-code");
        return code;
    }

    private PasswordField password() {
        PasswordField password = new PasswordField(getTranslation("security.password.present"));
        password.getElement().setAttribute("autocomplete", "current-password");
        password.setVisible(secondFactor.asksPassword(current.require()));
        return password;
    }

    private Div form(String actionKey, Map<String, ? extends TextFieldBase<?, String>> fields, Runnable action) {
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        Div form = new Div(summary);
        fields.forEach((key, field) -> form.add(mistakes.field(key, field)));
        Button submit = new Button(
                getTranslation(actionKey),
                click -> mistakes.attempt(getLocale(), () -> {
                    requireAll(fields);
                    action.run();
                }));
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        form.add(submit);
        form.addClassName("kq-form");
        return form;
    }

    /** Nothing typed is no wrong try. */
    private static void requireAll(Map<String, ? extends TextFieldBase<?, String>> fields) {
        List<FieldError> missing = fields.entrySet().stream()
                .filter(field -> field.getValue().isVisible()
                        && field.getValue().getValue().isBlank())
                .map(field -> FieldError.of(field.getKey(), "required"))
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.invalid(missing);
        }
    }

    /** Drawn as vectors, so that it is sharp on any screen. */
    private static String picture(String text) {
        try {
            BitMatrix matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0);
            int size = matrix.getWidth() + 2 * QUIET_ZONE;
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < matrix.getHeight(); y++) {
                for (int x = 0; x < matrix.getWidth(); x++) {
                    if (matrix.get(x, y)) {
                        path.append('M')
                                .append(x + QUIET_ZONE)
                                .append(' ')
                                .append(y + QUIET_ZONE)
                                .append("h1v1h-1z");
                    }
                }
            }
            String svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 " + size + ' ' + size
                    + "'><rect width='100%' height='100%' fill='white'/><path d='" + path + "'/></svg>";
            return "data:image/svg+xml;base64,"
                    + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }
}
