package org.keqiao.register;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keqiao.register.CertificateVerification.Verified;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.Languages;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.servlet.ModelAndView;

/** One answer of the verification pages, in words. */
class VerificationPage {

    private static final String TEMPLATE = "verify";

    private final Texts texts;
    private final Locale locale;
    private final Map<String, Object> model = new LinkedHashMap<>();
    private final Map<String, String> mistakes = new LinkedHashMap<>();
    private HttpStatus status = HttpStatus.OK;

    VerificationPage(Texts texts, Locale locale, String bureau, @Nullable String number, @Nullable String code) {
        this.texts = texts;
        this.locale = locale;
        model.put("w", new Words(texts, locale));
        model.put("lang", Languages.tag(locale));
        model.put("otherLang", Languages.tag(Languages.other(locale)));
        otherLanguage("/verify?");
        model.put("bureau", bureau);
        model.put("number", number);
        model.put("code", code);
        model.put("mistakes", mistakes);
        model.put("heading", text("register.verify.title"));
        model.put("failure", null);
        model.put("sheet", null);
    }

    /** The page's texts, for the template. */
    public record Words(Texts texts, Locale locale) {

        public String of(String key) {
            return texts.get(key, locale);
        }
    }

    /** A fact of the certificate. */
    public record Line(String label, String value) {}

    /**
     * @param tone good, soon or late: a class of the style sheet, never without the words
     * @param mark a sign beside the words
     */
    public record Sheet(String state, String meaning, String tone, String mark, List<Line> lines) {}

    Locale locale() {
        return locale;
    }

    /** What was typed cannot be looked up; what is right of it stays. */
    VerificationPage wrong(String field, String key) {
        mistakes.put(field, text(key));
        return status(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    boolean isWrong() {
        return !mistakes.isEmpty();
    }

    VerificationPage status(HttpStatus answer) {
        status = answer;
        return this;
    }

    /**
     * @param notFoundKey text for a certificate that is not there
     */
    VerificationPage refused(Refusal refusal, String notFoundKey) {
        boolean tooMany = refusal.kind() == Refusal.Kind.TOO_MANY;
        model.put("failure", text(tooMany ? "register.verify.tooMany" : notFoundKey));
        return status(tooMany ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.NOT_FOUND);
    }

    /**
     * @param byCode whether the other language's page can be reached by number and code again
     */
    VerificationPage found(Verified verified, boolean byCode) {
        String key = "register.state." + verified.state();
        Certificate.State state = verified.state();
        String meaning =
                texts.get("register.verify.meaning." + state, locale, texts.longDate(verified.stateSince(), locale));
        model.put("sheet", new Sheet(text(key), meaning, tone(state), mark(state), lines(verified)));
        if (byCode) {
            String code = String.valueOf(model.get("code")).replaceAll("[^0-9A-Za-z]", "");
            otherLanguage("/verify/" + verified.registrationNumber() + "?code=" + code + "&");
        }
        return this;
    }

    private static String tone(Certificate.State state) {
        return switch (state) {
            case VALID -> "good";
            case PENDING_SEAL, AMENDED -> "soon";
            case CANCELLED, REVOKED -> "late";
        };
    }

    private static String mark(Certificate.State state) {
        return switch (state) {
            case VALID -> "✓";
            case PENDING_SEAL -> "…";
            case AMENDED -> "!";
            case CANCELLED, REVOKED -> "✕";
        };
    }

    ModelAndView build() {
        if (isWrong()) {
            model.put("failure", text("register.verify.mistakes"));
        }
        model.put("windowTitle", windowTitle());
        return new ModelAndView(TEMPLATE, model, status);
    }

    private String windowTitle() {
        String title = text("register.verify.title") + " - " + model.get("bureau");
        if (model.get("sheet") instanceof Sheet sheet) {
            return sheet.state() + " - " + title;
        }
        return model.get("failure") == null ? title : texts.get("register.verify.errorTitle", locale, title);
    }

    private List<Line> lines(Verified verified) {
        List<Line> lines = new ArrayList<>();
        add(lines, "number", verified.registrationNumber());
        add(lines, "title", verified.title());
        add(lines, "category", verified.category());
        add(lines, "seller", verified.seller());
        add(lines, "buyers", String.join(text("register.listSeparator"), verified.buyers()));
        add(lines, "contractAmount", texts.money(verified.contractAmount(), locale));
        add(lines, "technicalAmount", texts.money(verified.technicalAmount(), locale));
        if (verified.amountProvisional()) {
            add(lines, "provisional", text("register.provisional.text"));
        }
        add(lines, "signDate", texts.longDate(verified.signDate(), locale));
        add(
                lines,
                "validity",
                texts.get("register.validity.text", locale, verified.effectiveFrom(), verified.effectiveTo()));
        if (verified.amendedOn() != null) {
            String key = verified.shown() == verified.version() ? "register.amended.newest" : "register.amended.older";
            add(
                    lines,
                    "amended",
                    texts.get(
                            key,
                            locale,
                            verified.version(),
                            texts.longDate(verified.amendedOn(), locale),
                            verified.shown()));
        }
        add(lines, "station", verified.station());
        add(lines, "issuedOn", texts.longDate(verified.issuedOn(), locale));
        return lines;
    }

    private void otherLanguage(String path) {
        model.put("otherHref", path + "lang=" + Languages.tag(Languages.other(locale)));
    }

    private void add(List<Line> lines, String key, String value) {
        lines.add(new Line(text("register." + key), value));
    }

    private String text(String key) {
        return texts.get(key, locale);
    }
}
