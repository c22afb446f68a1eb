package org.keqiao.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.keqiao.acceptance.Api;

/** What all journeys share: the product, started once without sample cases, and a browser. */
final class Stage implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    /** Hands the stage to tests that ask for it; it is torn down after the last one. */
    static final class Resolver implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Stage.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(Stage.class))
                    .getOrComputeIfAbsent(
                            Stage.class, key -> new Stage(Product.packed("--keqiao.demo.samples=false")), Stage.class);
        }
    }

    /** Hands tests of a class a stage of their own, which is torn down after the class. */
    static final class OwnResolver implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Stage.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            ExtensionContext ofClass = context;
            while (ofClass.getTestMethod().isPresent()) {
                ofClass = ofClass.getParent().orElseThrow();
            }
            // Under a name of its own: a class finds what stands under the common one above it.
            return ofClass.getStore(Namespace.create(OwnResolver.class))
                    .getOrComputeIfAbsent(Stage.class, key -> of("--keqiao.demo.samples=false"), Stage.class);
        }
    }

    private final Product product;
    private final Playwright playwright;
    private final Browser browser;
    private final Windows windows;
    private final Api api;

    Stage(Product product) {
        this.product = product;
        try {
            playwright = Chromium.playwright();
            browser = playwright.chromium().launch(Chromium.options());
        } catch (RuntimeException noBrowser) {
            product.close();
            throw noBrowser;
        }
        windows = new Windows(browser);
        api = new Api(product.url(""));
    }

    /** A product of its own, with arguments; whoever starts it closes it. */
    static Stage of(String... arguments) {
        return new Stage(Product.start(arguments));
    }

    /** Somebody sits down at a browser that knows nobody. */
    Visit visit(Language language, int width) {
        return new Visit(windows, product, language, width, true);
    }

    Visit visitWithoutScripts(Language language, int width) {
        return new Visit(windows, product, language, width, false);
    }

    /** Where the product answers, without a path. */
    String address() {
        return product.url("");
    }

    Api api() {
        return api;
    }

    @Override
    public void close() {
        try {
            browser.close();
            playwright.close();
        } finally {
            product.close();
        }
    }
}
