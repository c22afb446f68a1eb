package org.keqiao.form.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import org.keqiao.shared.Texts;

/** The product's texts for views without Spring; a missing one fails the test. */
public class BundleTexts implements I18NProvider {

    private static final long serialVersionUID = 1L;
    private static final Texts TEXTS = new Texts(false);

    @Override
    public List<Locale> getProvidedLocales() {
        return Texts.LANGUAGES;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... params) {
        if (!TEXTS.has(key, locale)) {
            throw new IllegalArgumentException("no text for " + key + " in " + locale);
        }
        return TEXTS.get(key, locale, params);
    }
}
