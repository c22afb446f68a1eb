package org.keqiao.register;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import org.keqiao.organization.CityProfiles;
import org.keqiao.register.CertificateVerification.Verified;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.Languages;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * The public verification pages: plain HTML without a script, a session or a cookie of their own, so that they open on
 * any phone.
 */
@Controller
@RequestMapping("/verify")
class VerificationPages {

    private static final String NUMBER = "/{number:[0-9A-Za-z-]{1,40}}";

    private final CertificateVerification verification;
    private final CityProfiles cities;
    private final Texts texts;
    private final Clock clock;

    VerificationPages(CertificateVerification verification, CityProfiles cities, Texts texts, Clock clock) {
        this.verification = verification;
        this.cities = cities;
        this.texts = texts;
        this.clock = clock;
    }

    /** The empty form, or the answer where a link brings number and code along. */
    @GetMapping({"", "/", "/file"})
    ModelAndView form(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        return byAddress(number.strip(), code, request);
    }

    @PostMapping({"", "/"})
    ModelAndView byForm(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        return look(number.strip(), code.strip(), request);
    }

    /** What the QR code opens. */
    @GetMapping(NUMBER)
    ModelAndView byAddress(
            @PathVariable String number, @RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        // Without its code somebody typed the address: that is no wrong guess.
        return number.isEmpty() || code.isBlank()
                ? page(request, number, null).build()
                : look(number, code.strip(), request);
    }

    @PostMapping("/file")
    ModelAndView byFile(@RequestParam(required = false) @Nullable MultipartFile file, HttpServletRequest request)
            throws IOException {
        VerificationPage page = page(request, null, null);
        if (file == null || file.isEmpty()) {
            return page.wrong("file", "register.verify.file.missing").build();
        }
        try {
            return page.found(verification.byDigest(sha256(file), request.getRemoteAddr(), page.locale()), false)
                    .build();
        } catch (Refusal refusal) {
            return page.refused(refusal, "register.verify.file.unknown").build();
        }
    }

    @ExceptionHandler(MultipartException.class)
    ModelAndView unreadableUpload(HttpServletRequest request) {
        return page(request, null, null)
                .wrong("file", "register.verify.file.tooLarge")
                .status(HttpStatus.PAYLOAD_TOO_LARGE)
                .build();
    }

    private ModelAndView look(String number, String code, HttpServletRequest request) {
        VerificationPage page = page(request, number, code);
        if (number.isEmpty()) {
            page.wrong("number", "register.verify.number.missing");
        }
        if (code.isEmpty()) {
            page.wrong("code", "register.verify.code.missing");
        }
        if (page.isWrong()) {
            return page.build();
        }
        try {
            Verified verified = verification.byCode(number, code, request.getRemoteAddr(), page.locale());
            return page.found(verified, true).build();
        } catch (Refusal refusal) {
            return page.refused(refusal, "register.verify.unknown").build();
        }
    }

    private VerificationPage page(HttpServletRequest request, @Nullable String number, @Nullable String code) {
        String chosen = request.getParameter("lang");
        Locale locale = chosen == null ? Languages.of(request.getCookies()) : Languages.of(chosen);
        String bureau = cities.bureauOn(LocalDate.now(clock)).name().in(locale);
        return new VerificationPage(texts, locale, bureau, number, code);
    }

    private static String sha256(MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream();
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
