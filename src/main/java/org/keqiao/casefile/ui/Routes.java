package org.keqiao.casefile.ui;

import java.util.UUID;
import org.keqiao.shared.Refusal;

/** Addresses of the applicant's pages. */
final class Routes {

    static final String CATALOGUE = "catalogue";
    static final String APPLY = "apply";
    /** Parameter of an application's address: the case that it follows from. */
    static final String FROM = "from";

    /** What a matter follows from that begins at a line of a public notice, in the module that shows them. */
    static final String NOTICES = "publicity";

    static final String IMPORT = "import";
    static final String APPLICATIONS = "applications";
    static final String MY_CASES = "my-cases";
    static final String APPROVALS = "approvals";
    /** The page of the person's organisations, in the module that keeps them. */
    static final String MY_ORGANISATIONS = "my-organisations";

    private Routes() {}

    static String apply(String matter) {
        return APPLY + "/" + matter;
    }

    /** An application that follows from a case. */
    static String apply(String matter, UUID origin) {
        return apply(matter) + "?" + FROM + "=" + origin;
    }

    /** The page on which a party answers a step of its own, in the module that keeps the steps. */
    static String answer(String task) {
        return "answers/" + task;
    }

    static String batch(String matter) {
        return IMPORT + "/" + matter;
    }

    static String application(UUID draft) {
        return APPLICATIONS + "/" + draft;
    }

    static String section(UUID draft, String section) {
        return application(draft) + "/sections/" + section;
    }

    static String check(UUID draft) {
        return application(draft) + "/check";
    }

    static String submitted(UUID draft) {
        return application(draft) + "/submitted";
    }

    static String ownCase(UUID id) {
        return MY_CASES + "/" + id;
    }

    static String document(UUID id) {
        return "papers/documents/" + id;
    }

    static String letter(UUID id) {
        return "papers/letters/" + id;
    }

    /** The public page that shows a certificate's state; served outside of the application. */
    static String verification(String number, String code) {
        return "verify/" + number + "?code=" + code;
    }

    /** @throws Refusal NOT_FOUND for what is no id */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.notFound();
        }
    }
}
