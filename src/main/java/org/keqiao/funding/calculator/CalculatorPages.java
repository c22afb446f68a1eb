package org.keqiao.funding.calculator;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.keqiao.organization.CityProfiles;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyLibrary;
import org.keqiao.policy.document.PolicyDocuments;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.Languages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The public library of policies with its calculator, as plain HTML without a script, a session or a cookie of its own. What was typed stands in the
 * address, so that a result can be sent on; nothing is kept here.
 */
@Controller
@RequestMapping("/calculator")
class CalculatorPages {

    private final Calculator calculator;
    private final PolicyLibrary library;
    private final PolicyDocuments documents;
    private final CalculationLimit limit;
    private final CityProfiles cities;
    private final Texts texts;
    private final Clock clock;

    CalculatorPages(
            Calculator calculator,
            PolicyLibrary library,
            PolicyDocuments documents,
            CalculationLimit limit,
            CityProfiles cities,
            Texts texts,
            Clock clock) {
        this.calculator = calculator;
        this.library = library;
        this.documents = documents;
        this.limit = limit;
        this.cities = cities;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping({"", "/"})
    ModelAndView list(HttpServletRequest request) {
        return page(request).list(calculator.items());
    }

    /** The empty form, or the answer where the address brings figures along. */
    @GetMapping("/{item:[A-Z][A-Z0-9_]{1,39}}")
    ModelAndView item(
            @PathVariable("item") String key, @RequestParam Map<String, String> typed, HttpServletRequest request) {
        CalculatorPage page = page(request);
        PolicyItem item;
        try {
            item = calculator.item(key);
        } catch (Refusal unknown) {
            return page.unknown();
        }
        CalculatorForm form = new CalculatorForm(calculator.shape(item), typed, cities.current());
        page.of(item, form, LocalDate.now(clock))
                .rules(library.read(key, page.locale()).rules())
                .others(documents.after(key), documents.before(key));
        if (!form.isSent()) {
            return page.build();
        }
        if (form.isWrong()) {
            return page.wrong(form.mistakes()).build();
        }
        try {
            limit.take(request.getRemoteAddr());
            return page.calculated(calculator.calculate(key, form.inputs())).build();
        } catch (Refusal refused) {
            return page.refused(refused).build();
        }
    }

    private CalculatorPage page(HttpServletRequest request) {
        String chosen = request.getParameter("lang");
        Locale locale = chosen == null ? Languages.of(request.getCookies()) : Languages.of(chosen);
        String bureau = cities.bureauOn(LocalDate.now(clock)).name().in(locale);
        return new CalculatorPage(texts, locale, bureau);
    }

    static HttpStatus status(Refusal refused) {
        return refused.kind() == Refusal.Kind.TOO_MANY ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_ENTITY;
    }
}
