package org.keqiao.shared.ui;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.Theme;

/** The page that carries the application. */
@Theme("keqiao")
public class KeqiaoShell implements AppShellConfigurator {

    private static final long serialVersionUID = 1L;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addMetaTag("format-detection", "telephone=no");
        settings.addMetaTag("color-scheme", "light dark");
        // A mark of the product's own, so that no browser asks for a favicon that is not there.
        settings.addLink(
                "icon",
                "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
                        + "%3Crect width='32' height='32' rx='5' fill='%23105c62'/%3E"
                        + "%3Cpath d='M4 22h24M7 22c0-12 18-12 18 0M11 22v-6M16 22v-9M21 22v-6' fill='none'"
                        + " stroke='white' stroke-width='2'/%3E%3C/svg%3E");
    }
}
